"""Money is a whole number of minor units and a currency; never a float."""

from dataclasses import dataclass
from enum import StrEnum


class Period(StrEnum):
    HOUR = "hour"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True)
class Money:
    minor: int
    currency: str

    def __str__(self) -> str:
        return f"{self.currency} {self.minor / 100:,.0f}"


@dataclass(frozen=True)
class Pay:
    money: Money
    period: Period
