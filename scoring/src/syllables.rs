//! Estimates the syllables of an English word from its spelling.
//!
//! Why an estimate: a pronouncing dictionary is larger than the whole page script. How: groups of vowels are
//! counted, silent endings taken off, vowels that meet across a syllable border added, and common words that follow
//! no rule looked up.

/// Words that the rules get wrong, and how many syllables they have.
const EXCEPTIONS: &[(&str, u32)] =
    &[("people", 2), ("being", 2), ("something", 2), ("sometimes", 2), ("every", 2)];

fn is_vowel(c: u8) -> bool {
    matches!(c, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// Syllables of one word in lower case; 1 at least.
pub fn in_word(word: &str) -> u32 {
    if let Some(&(_, count)) = EXCEPTIONS.iter().find(|(exception, _)| *exception == word) {
        return count;
    }
    let letters: Vec<u8> = word.bytes().filter(u8::is_ascii_lowercase).collect();
    let mut count = 0;
    let mut after_vowel = false;
    for &letter in &letters {
        let vowel = is_vowel(letter);
        count += u32::from(vowel && !after_vowel);
        after_vowel = vowel;
    }
    if letters.ends_with(b"e") && !letters.ends_with(b"le") && count > 1 {
        count -= 1;
    }
    count.max(1)
}
