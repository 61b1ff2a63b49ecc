"""What is wrong with what was brought, in one plain sentence: the command prints it and ends with status 2."""


class BadInput(Exception):
    pass
