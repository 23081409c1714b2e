//! Estimates the syllables of an English word from its spelling.
//!
//! Why an estimate: a pronouncing dictionary is larger than the whole page script. How: groups of vowels are
//! counted, a group that is spoken in two parts counts twice, silent endings are taken off, contractions that are
//! spoken as a syllable of their own are added, and common words that follow no rule are looked up.

/// Words that the rules get wrong, by their syllables (index 0: one syllable).
const EXCEPTIONS: [&[&str]; 4] = [
    &["drawer", "priest", "aches", "prayer", "prayers", "juice", "juan", "fruit", "suit", "build", "guilt"],
    &[
        "maybe",
        "our",
        "ours",
        "hour",
        "hours",
        "flour",
        "evening",
        "evenings",
        "ok",
        "tv",
        "pm",
        "wednesday",
        "wednesdays",
        "choir",
        "mrs",
        "marriage",
        "science",
        "buying",
        "desperate",
        "diamonds",
        "elsewhere",
        "chile",
        "hundred",
        "nineteen",
        "ninety",
        "goodbye",
        "goodbyes",
        "colleague",
        "colleagues",
        "eaten",
        "something",
        "sometimes",
        "somehow",
        "metres",
        "metre",
        "centre",
        "business",
        "hr",
        "mr",
        "lion",
        "ruin",
        "cement",
        "union",
        "onion",
        "onions",
        "junior",
        "seniors",
        "senior",
        "cafe",
        "wicked",
        "naked",
        "cheated",
        "heater",
        "seated",
        "sweater",
        "interest",
        "differ",
        "homesick",
        "theory",
        "poem",
        "poems",
        "poet",
        "riot",
        "diet",
        "dial",
        "truer",
        "uk",
        "beaten",
        "defeated",
        "rhythm",
        "people",
        "vineyard",
        "bracelet",
        "boredom",
        "lonesome",
        "awfully",
    ],
    &[
        "anyone",
        "every",
        "anyhow",
        "theatre",
        "anyones",
        "everything",
        "everyone",
        "idea",
        "ideas",
        "recipe",
        "recipes",
        "entire",
        "cereal",
        "especially",
        "opinion",
        "opinions",
        "tuition",
        "beforehand",
        "doable",
        "suicide",
        "reaction",
        "reactions",
        "area",
        "areas",
        "whoever",
        "video",
        "radio",
        "phd",
        "differently",
        "realize",
        "realized",
        "ourselves",
        "interesting",
        "practically",
        "vegetable",
        "policeman",
        "loneliness",
        "family",
        "caregiver",
        "companion",
        "convenient",
        "italian",
    ],
    &[
        "everybody",
        "everybodys",
        "anxiety",
        "society",
        "catastrophe",
        "karaoke",
        "emotionally",
        "unreasonable",
    ],
];

/// Words whose last `e` stays silent when another word follows in a compound (`homework`, `somewhere`).
const COMPOUND_HEADS: &[&str] = &[
    "some", "home", "house", "note", "fire", "fore", "care", "grave", "drive", "brides", "house", "ware",
    "every", "life", "time", "love", "white", "safe", "use", "force", "grate", "there", "where", "one",
    "wheel", "eye", "make", "base", "stone",
];

/// What follows a silent `e` inside a word.
const AFTER_SILENT: &[&str] = &[
    "ly", "ness", "ment", "ments", "ful", "fully", "less", "lessly", "thing", "where", "time", "times",
    "body", "self", "selves", "work", "ship", "ty", "man", "men", "day", "days", "book", "books", "yard",
    "maid", "hand", "head", "sick", "hold", "house", "way", "ways", "brow", "brows", "care", "one", "what",
    "how",
];

fn is_vowel(letters: &[u8], at: usize) -> bool {
    match letters[at] {
        b'a' | b'e' | b'i' | b'o' => true,
        b'u' => at == 0 || letters[at - 1] != b'q',
        b'y' => !letters.get(at + 1).is_some_and(|next| b"aeiou".contains(next)),
        _ => false,
    }
}

/// Syllables of one word in lower case; 1 at least.
///
/// The words are stripped of punctuation before; apostrophes may stand (`didn't`).
pub(crate) fn in_word(word: &str) -> u32 {
    let stem = word.strip_suffix("'s").unwrap_or(word);
    for (count, words) in (1..).zip(EXCEPTIONS) {
        if words.contains(&stem) {
            return count;
        }
    }
    let letters: Vec<u8> = word.bytes().filter(u8::is_ascii_lowercase).collect();
    if letters.is_empty() {
        return 1;
    }
    let groups = vowel_groups(&letters);
    let split = groups.iter().filter(|&&(start, end)| is_split(&letters, start, end)).count();
    let mut count = groups.len() + split;
    count -= usize::from(count > 1 && has_silent_ending(&letters));
    count -= usize::from(count > 1 && has_silent_inside(&letters));
    count += spoken_ending(word, &letters);
    count.max(1) as u32
}

/// Runs of vowels as half-open ranges.
fn vowel_groups(letters: &[u8]) -> Vec<(usize, usize)> {
    let mut groups: Vec<(usize, usize)> = Vec::new();
    for at in (0..letters.len()).filter(|&at| is_vowel(letters, at)) {
        match groups.last_mut() {
            Some(last) if last.1 == at => last.1 = at + 1,
            _ => groups.push((at, at + 1)),
        }
    }
    groups
}

/// True where the vowels `start..end` are spoken in two syllables (`quiet`, `idea`, `being`).
fn is_split(letters: &[u8], start: usize, end: usize) -> bool {
    let group = &letters[start..end];
    let tail = &letters[end..];
    let before = if start == 0 { b' ' } else { letters[start - 1] };
    let soft = |set: &[u8]| set.contains(&before);
    match group {
        [b'i', b'o', b'u'] => !soft(b"ctgx"),
        [b'i', b'a' | b'u', ..] if soft(b"cts") => !(tail.starts_with(b"l") || tail.starts_with(b"n")),
        [b'i', b'a' | b'u', ..] => before != b'g',
        [b'i', b'o', ..] => !(soft(b"tsgcxlnp") && tail.starts_with(b"n")),
        [b'i', b'e'] if tail.starts_with(b"t") => soft(b"dqxu"),
        [b'i', b'e'] if tail.starts_with(b"n") => start >= 2 && !soft(b"tcr"),
        [b'i', b'e'] => start >= 2 && matches!(tail, b"r" | b"rs" | b"st"),
        [b'u', b'i', b'e'] => soft(b"q"),
        [b'e', b'o'] => !(letters.starts_with(b"peo") || (before == b'g' && tail.starts_with(b"n"))),
        [b'u', b'a'] => !soft(b"gq"),
        [b'u', b'o', b'u'] | [b'y', b'i'] | [b'a', b'y', b'i'] => group != b"ayi",
        [b'u', b'i'] => !soft(b"gqbrsj") && !tail.starts_with(b"t"),
        [b'u', b'e'] => {
            !soft(b"gq") && (tail.starts_with(b"l") || tail.starts_with(b"nt") || tail.starts_with(b"nc"))
        }
        [b'e', b'a'] => {
            tail.starts_with(b"te")
                || tail.starts_with(b"lity")
                || (tail.starts_with(b"ti") && before == b'r')
        }
        [b'o' | b'e', b'i'] | [b'e', b'e', b'i'] | [b'u', b'e', b'i'] => tail.starts_with(b"ng"),
        [b'o', b'e'] => tail.starts_with(b"m") || tail.starts_with(b"t"),
        [b'e', b'u'] => tail == b"m",
        _ => false,
    }
}

/// True for a last `e`, `es` or `ed` that is not spoken (`hope`, `hopes`, `hoped`; not `table`, `wanted`).
fn has_silent_ending(letters: &[u8]) -> bool {
    let length = letters.len();
    let vowel_at = |back: usize| length > back && is_vowel(letters, length - 1 - back);
    if length < 3 {
        return false;
    }
    match letters {
        [.., b'l', b'e'] => vowel_at(2),
        [.., b'e'] => !vowel_at(1),
        [.., b'l', b'e', b's'] => vowel_at(3),
        [.., b's' | b'x' | b'z' | b'c' | b'g', b'e', b's'] | [.., b'c' | b's', b'h', b'e', b's'] => false,
        [.., b'e', b's'] => !vowel_at(2),
        [.., b't' | b'd', b'e', b'd'] => false,
        [.., b'l', b'e', b'd'] => vowel_at(3) || matches!(letters[length - 4], b'l' | b'r'),
        [.., b'e', b'd'] => !vowel_at(2),
        _ => false,
    }
}

/// True for an `e` that is silent before a suffix or inside a compound (`hopeful`, `everything`), and for `-ically`.
fn has_silent_inside(letters: &[u8]) -> bool {
    let heads = COMPOUND_HEADS.iter().any(|head| {
        letters
            .strip_prefix(head.as_bytes())
            .is_some_and(|rest| AFTER_SILENT.iter().any(|tail| tail.as_bytes() == rest))
    });
    let suffix = AFTER_SILENT[..8].iter().any(|tail| {
        letters.strip_suffix(tail.as_bytes()).is_some_and(|head| match head {
            [.., b'l' | b'r', b'e'] => {
                head.len() > 3 && is_vowel(head, head.len() - 3) && !tail.starts_with("ment")
            }
            [.., before, b'e'] => head.len() > 2 && !b"aeiouy".contains(before),
            _ => false,
        })
    });
    heads || suffix || (letters.ends_with(b"ically") && letters.len() > 7)
}

/// Syllables that an ending adds without a vowel group of its own: `-sm`, `didn't`, `it'll`, `boss's`, `crying`, `fire`.
fn spoken_ending(word: &str, letters: &[u8]) -> usize {
    let mut added = 0;
    let ends = |ending: &str| word.ends_with(ending);
    added += usize::from(letters.ends_with(b"sm") || letters.ends_with(b"thm") || letters.ends_with(b"sms"));
    added += usize::from(
        ["ying", "yings"].iter().any(|ending| ends(ending))
            && !["aying", "oying", "eying"].iter().any(|e| ends(e)),
    );
    added += usize::from(
        ["fire", "hire", "tire", "wire", "fired", "hired", "tired", "wired", "fires"].contains(&word),
    );
    added += usize::from(
        letters.ends_with(b"bling")
            || letters.ends_with(b"gling")
            || letters.ends_with(b"tling")
            || letters.ends_with(b"cling"),
    );
    if let Some(stem) = word.strip_suffix("n't") {
        added += usize::from(stem.ends_with(['d', 's', 't']));
    } else if let Some(stem) = word.strip_suffix("'ll") {
        added += usize::from(!stem.ends_with(['a', 'e', 'i', 'o', 'u', 'y']));
    } else if let Some(stem) = word.strip_suffix("'d") {
        added += usize::from(stem.ends_with(['t', 'd']));
    } else if let Some(stem) = word.strip_suffix("'ve") {
        added += usize::from(stem.ends_with(['d', 't']));
    } else if let Some(stem) = word.strip_suffix("'s") {
        let hiss = ["s", "x", "z", "ch", "sh"].iter().any(|ending| stem.ends_with(ending));
        let soft = ["ce", "se", "ge", "ze"].iter().any(|ending| stem.ends_with(ending));
        added += usize::from(hiss || soft);
        added -= usize::from(soft && added > 0 && has_silent_ending_only_with_s(letters));
    }
    added
}

/// True where the silent-ending rule has already kept the `e` of `-ce's`, `-se's`, `-ge's` as spoken.
fn has_silent_ending_only_with_s(letters: &[u8]) -> bool {
    matches!(letters, [.., b'c' | b's' | b'g' | b'z', b'e', b's'])
}

#[cfg(test)]
mod tests {
    use super::in_word;

    #[test]
    fn syllables_of_words() {
        let cases = [
            ("a", 1),
            ("hope", 1),
            ("hopes", 1),
            ("hoped", 1),
            ("wanted", 2),
            ("table", 2),
            ("quiet", 2),
            ("idea", 3),
            ("being", 2),
            ("didn't", 2),
            ("don't", 1),
            ("hopeful", 2),
            ("everything", 3),
            ("exhausting", 3),
            ("university", 5),
            ("people", 2),
            ("friends", 1),
            ("crying", 2),
            ("playing", 2),
            ("sometimes", 2),
            ("question", 2),
            ("basically", 3),
            ("42", 1),
        ];
        for (word, syllables) in cases {
            assert_eq!(in_word(word), syllables, "{word}");
        }
    }
}
