"""Calibration: item parameters from answers, by marginal maximum likelihood or marginal MAP."""

from touchstone.measurement.calibration.fitting import Anchors, fit
from touchstone.measurement.calibration.grid import Grid
from touchstone.measurement.calibration.kinds import Kind
from touchstone.measurement.calibration.priors import FEW_ANSWERS, NO_PRIORS, Beta, LogitNormal, Normal, Priors
from touchstone.measurement.calibration.result import Calibration, Groups, ItemErrors

__all__ = [
    "FEW_ANSWERS",
    "NO_PRIORS",
    "Anchors",
    "Beta",
    "Calibration",
    "Grid",
    "Groups",
    "ItemErrors",
    "Kind",
    "LogitNormal",
    "Normal",
    "Priors",
    "fit",
]
