"""The plan: content and template joined. Which story stands in which place, threads, page numbers for index and jumps."""

from banmian.plan.join import plan_issue
from banmian.plan.model import Plan, PlannedPicture, Sheet, Stop, Stream

__all__ = ["Plan", "PlannedPicture", "Sheet", "Stop", "Stream", "plan_issue"]
