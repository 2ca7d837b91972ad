"""Sixty queries as a user would type them, with what a person finds right for each.

Query, kind of query, and the item that must be first: the beginning of its source's name and its first line.
Written down from reading the documents, not from what the search gives.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["topic", "person", "place", "abbreviation", "mistake"]

WANTED: tuple[tuple[str, Kind, str, int], ...] = (
    ("dialog state tracking", "topic", "aaai", 25),
    ("multiple choice reading comprehension", "topic", "aaai", 30),
    ("robot asks for help navigation", "topic", "aaai", 35),
    ("knowledge distillation", "topic", "aaai", 48),
    ("answer sentence selection", "topic", "aaai", 53),
    ("conversation structure modeling", "topic", "aaai", 61),
    ("self-learning conversational agents", "topic", "aaai", 40),
    ("on-device models", "topic", "prem", 70),
    ("survey research", "topic", "michelle", 75),
    ("automated reasoning formal verification", "topic", "yong", 121),
    ("satellites broadband", "topic", "yong", 125),
    ("robotics foundation models", "topic", "yong", 113),
    ("incrementality measurement", "topic", "prem", 62),
    ("seller fees", "topic", "prem", 64),
    ("health customers and providers", "topic", "michelle", 77),
    ("zero cost of returns", "topic", "responsible", 80),
    ("live streaming gaming", "topic", "michelle", 83),
    ("quantitative researcher", "topic", "michelle", 89),
    ("personalized recommendation models", "topic", "responsible", 82),
    ("responsible ai in the wild", "topic", "responsible", 1),
    ("real-time instance segmentation", "topic", "yong", 1),
    ("fairness and bias", "topic", "prem", 1),
    ("hakkani tur dialog", "person", "aaai", 25),
    ("moschitti", "person", "aaai", 53),
    ("seokhwan kim", "person", "aaai", 35),
    ("sarikaya", "person", "aaai", 40),
    ("yong jae lee", "person", "yong", 1),
    ("prem natarajan", "person", "prem", 1),
    ("michelle lee", "person", "michelle", 1),
    ("nallapati", "person", "aaai", 61),
    ("gustavo aguilar", "person", "aaai", 48),
    ("author:metallinou", "person", "aaai", 25),
    ("economist london", "place", "aaai", 78),
    ("barcelona", "place", "yong", 119),
    ("edinburgh", "place", "responsible", 82),
    ("beijing", "place", "aaai", 88),
    ("data scientist chennai", "place", "yong", 109),
    ("bangalore data scientist", "place", "michelle", 85),
    ("b2b hyderabad", "place", "yong", 123),
    ("colorado", "place", "prem", 62),
    ("spain", "place", "yong", 119),
    ("virginia survey", "place", "michelle", 75),
    ("place:boston senior", "place", "prem", 54),
    ("senior scientist haryana", "place", "responsible", 96),
    ("nlp beijing", "abbreviation", "aaai", 88),
    ("sr applied scientist nyc", "abbreviation", "michelle", 79),
    ("robotics sf", "abbreviation", "yong", 113),
    ("data scientist uk", "abbreviation", "prem", 58),
    ("ml solutions lab", "abbreviation", "michelle", 1),
    ("fba senior", "abbreviation", "aaai", 76),
    ("rlhf fine tuning sunnyvale", "abbreviation", "michelle", 93),
    ("senior economist uk", "abbreviation", "aaai", 78),
    ("intern econmist", "mistake", "aaai", 74),
    ("hakani tur reading comprehesion", "mistake", "aaai", 30),
    ("knowlege distilation", "mistake", "aaai", 48),
    ("barcelna", "mistake", "yong", 119),
    ("automted reasonning", "mistake", "yong", 121),
    ("sattelite brodband", "mistake", "yong", 125),
    ("survay reserch arlington", "mistake", "michelle", 75),
    ("ondevice silicon", "mistake", "prem", 70),
)
