"""Common short forms and their long forms, both ways: "ml" finds "machine learning", and vice versa.

One per line: the short form, then its long forms, separated by "|". A short form with several meanings stands
for all of them. Place names have their own tables (reader/places).
"""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

from reader.search.signs import with_signs

Run: TypeAlias = tuple[str, ...]

_TABLE = """
sr        senior
jr        junior
mgr       manager
eng       engineer|engineering
dev       developer|development
vp        vice president
swe       software engineer|software development engineer
sde       software development engineer|software engineer
mle       machine learning engineer
pm        product manager|program manager|project manager
tpm       technical program manager
phd       doctorate|doctoral|dissertation|doctor of philosophy|ph d
msc       master of science|m sc
bsc       bachelor of science|b sc
ms        master of science
bs        bachelor of science
ai        artificial intelligence
agi       artificial general intelligence
ml        machine learning
dl        deep learning
rl        reinforcement learning
nlp       natural language processing
nlu       natural language understanding
nlg       natural language generation
llm       large language model|large language models
llms      large language models|large language model
lm        language model|language models
asr       automatic speech recognition|speech recognition
tts       text to speech
mt        machine translation
qa        question answering|quality assurance
ir        information retrieval
kg        knowledge graph|knowledge graphs
cv        computer vision|curriculum vitae
gan       generative adversarial network|generative adversarial networks
cnn       convolutional neural network|convolutional neural networks
rnn       recurrent neural network|recurrent neural networks
dst       dialog state tracking|dialogue state tracking
hci       human computer interaction
hri       human robot interaction
ds        data science|data scientist
bi        business intelligence
aws       amazon web services
ec2       elastic compute cloud
gcp       google cloud platform
fba       fulfillment by amazon
k8s       kubernetes
js        javascript
ts        typescript
cpp       c++
csharp    c#|c sharp
fsharp    f#
dotnet    .net
db        database|databases
os        operating system|operating systems
api       application programming interface
ui        user interface
ux        user experience
hr        human resources
hq        headquarters
ar        augmented reality
vr        virtual reality
iot       internet of things
usa       united states
uk        united kingdom
uae       united arab emirates
eu        european union
nyc       new york city|new york
sf        san francisco
la        los angeles
dc        washington dc
blr       bengaluru|bangalore
"""


@cache
def _longs() -> dict[str, tuple[Run, ...]]:
    found: dict[str, tuple[Run, ...]] = {}
    for line in with_signs(_TABLE).strip().splitlines():
        short, _, longs = line.partition("  ")
        if short.isalnum():
            found[short] = tuple(tuple(long.split()) for long in longs.strip().split("|"))
    return found


@cache
def _shorts() -> dict[Run, tuple[str, ...]]:
    found: dict[Run, tuple[str, ...]] = {}
    for short, longs in _longs().items():
        for long in longs:
            found[long] = (*found.get(long, ()), short)
    return found


def spelled_out(short: str) -> tuple[Run, ...]:
    """Return the runs of words that a folded word is short for; none for most words."""
    return _longs().get(short, ())


def shortened(words: Run) -> dict[int, list[str]]:
    """Return, for each position in a run of folded words, the short forms of the words around it."""
    found: dict[int, list[str]] = {}
    for start in range(len(words)):
        for length in range(1, min(_longest(), len(words) - start) + 1):
            for short in _shorts().get(words[start : start + length], ()):
                for position in range(start, start + length):
                    found.setdefault(position, []).append(short)
    return found


@cache
def _longest() -> int:
    return max(map(len, _shorts()))
