"""Role and level of each posting in the real documents, read by hand twice, with the words that show it.

Document, line of the text, role or None, level or None, the words. None means that the text doesn't name the
role it offers (only teams, colleagues or tasks), or no rank.
"""

from __future__ import annotations

_MICHELLE, _YONG, _PREM = (
    "michelle-lee-ml-solutions-lab",
    "yong-jae-lee-computer-vision",
    "prem-natarajan-fairness",
)
_AAAI, _WILD = "aaai-papers", "responsible-ai-in-the-wild"

BY_HAND: tuple[tuple[str, int, str | None, str | None, str], ...] = (
    (_MICHELLE, 76, "Survey Research Scientist", None, "As a Survey Research Scientist"),
    (_MICHELLE, 78, "Senior Manager of Applied Science", "manager", "a Senior Manager of Applied Science"),
    (_MICHELLE, 80, "Senior Applied Scientist", "senior", "inventive Senior Applied Scientist"),
    (_MICHELLE, 82, "machine learning scientist", None, "machine learning scientists"),
    (_MICHELLE, 84, None, None, ""),
    (_MICHELLE, 86, "Data Scientist", None, "highly motivated, Data Scientist"),
    (_MICHELLE, 88, "Applied Scientist", None, "resourceful Applied Scientist"),
    (_MICHELLE, 90, "Quantitative Researcher", None, "As a Quantitative Researcher"),
    (_MICHELLE, 92, "Applied Scientist", None, "inventive Applied Scientist"),
    (_MICHELLE, 94, "Senior Applied Scientist", "senior", "As a Senior Applied Scientist"),
    (_YONG, 108, "Member of Technical Staff", None, "hired as a Member of Technical Staff"),
    (_YONG, 110, "data scientist", None, "an experienced data scientist"),
    (_YONG, 112, "Applied Scientist", None, "As a Applied Scientist"),
    (_YONG, 114, "Applied Scientist", None, "As an Applied Scientist"),
    (_YONG, 116, "Applied Scientist", None, "As an Applied Scientist"),
    (_YONG, 118, "Applied Scientist", None, "As an Applied Scientist"),
    (_YONG, 120, "Senior Applied Scientist", "senior", "As a Senior Applied Scientist"),
    (_YONG, 122, "Principal Applied Scientist", "principal", "seeking a Principal Applied Scientist"),
    (_YONG, 124, "Applied Scientist", None, "As an Applied Scientist"),
    (_YONG, 126, None, None, ""),
    (_PREM, 53, "Applied Scientist", None, "As an Applied Scientist"),
    (_PREM, 55, "Senior Applied Scientist", "senior", "As a Senior Applied Scientist"),
    (_PREM, 57, "Applied Scientist", None, "self-driven Applied Scientist"),
    (_PREM, 59, "Data Scientist", None, "In this Data Scientist role"),
    (_PREM, 61, "Principal Applied Scientist", "principal", "As a Principal Applied Scientist"),
    (_PREM, 63, "Applied Science leader", None, "As an Applied Science leader"),
    (_PREM, 65, "Applied Scientist", None, "exceptional Applied Scientist"),
    (_PREM, 67, None, None, ""),
    (_PREM, 69, "Senior Applied Scientist", "senior", "looking for a Senior Applied Scientist"),
    (_PREM, 71, "Principal Applied Scientist", "principal", "As a Principal Applied Scientist"),
    (_AAAI, 73, None, None, ""),
    (_AAAI, 75, "Intern Economist", "intern", "looking for an Intern Economist"),
    (_AAAI, 77, "Senior Applied Scientist", "senior", "creative Senior Applied Scientist"),
    (_AAAI, 79, "Senior Economist", "senior", "looking for a Senior Economist"),
    (_AAAI, 81, "Applied Scientist", None, "As an Applied Scientist"),
    (_AAAI, 83, "Applied Scientist", None, "As an Applied Scientist"),
    (_AAAI, 85, "Applied Scientist", None, "creative Applied Scientist"),
    (_AAAI, 87, "Applied Scientist", None, "resourceful Applied Scientist"),
    (_AAAI, 89, "Applied Scientist", None, "As an Applied Scientist"),
    (_AAAI, 91, "Applied Scientist", None, "looking for an Applied Scientist"),
    (_WILD, 81, None, None, ""),
    (_WILD, 83, "Machine Learning Scientist", None, "looking for a Machine Learning Scientist"),
    (_WILD, 85, "Applied Scientist II", None, "As a Applied Scientist II"),
    (_WILD, 87, None, None, ""),
    (_WILD, 89, "Applied Scientist", None, "As an Applied Scientist"),
    (_WILD, 91, "Applied Scientist", None, "As an Applied Scientist"),
    (_WILD, 93, None, None, ""),
    (_WILD, 95, "Applied Scientist", None, "inventive Applied Scientist"),
    (_WILD, 97, "Senior Applied Scientist", "senior", "a talented Senior Applied Scientist"),
    (_WILD, 99, "Applied Scientist", None, "As an Applied Scientist"),
)
