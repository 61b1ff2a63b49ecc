"""What is estimated of an item: its response function, and which of its parameters are free."""

from enum import StrEnum

from touchstone.measurement.items import ResponseFunction


class Kind(StrEnum):
    """The field's names for response functions with their usual restrictions; the logistic metric, D = 1.

    RASCH and PARTIAL_CREDIT have slope 1, and then the variance of ability is estimated. ONE_PARAMETER items share one
    free slope, and then ability has variance 1: the same likelihood, told in other units.
    """

    RASCH = "rasch"
    ONE_PARAMETER = "1pl"
    TWO_PARAMETER = "2pl"
    THREE_PARAMETER = "3pl"
    FOUR_PARAMETER = "4pl"
    GRADED = "graded"
    PARTIAL_CREDIT = "pcm"
    GENERALIZED_PARTIAL_CREDIT = "gpcm"
    NOMINAL = "nominal"

    @property
    def function(self) -> ResponseFunction:
        return _FUNCTIONS.get(self, ResponseFunction.LOGISTIC)

    @property
    def has_unit_slope(self) -> bool:
        return self in {Kind.RASCH, Kind.PARTIAL_CREDIT}

    @property
    def has_guessing(self) -> bool:
        return self in {Kind.THREE_PARAMETER, Kind.FOUR_PARAMETER}

    @property
    def has_slipping(self) -> bool:
        return self is Kind.FOUR_PARAMETER


_FUNCTIONS = {
    Kind.GRADED: ResponseFunction.GRADED,
    Kind.PARTIAL_CREDIT: ResponseFunction.PARTIAL_CREDIT,
    Kind.GENERALIZED_PARTIAL_CREDIT: ResponseFunction.PARTIAL_CREDIT,
    Kind.NOMINAL: ResponseFunction.NOMINAL,
}
