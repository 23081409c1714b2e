//! Closed classes of English words.
//!
//! Why: function words say how something is said, content words what about. The lists are written here by hand;
//! words are in plain form (lower case, no apostrophes).

/// Words that carry no topic.
const FUNCTION_WORDS: &str = "a an the this that these those such some any no each every either neither both all half \
    i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself \
    it its itself they them their theirs themselves one ones someone somebody something anyone anybody anything everyone \
    everybody everything nobody nothing none who whom whose which what \
    am is are was were be been being do does did doing done have has had having will would shall should can could may might \
    must ought im ive id ill youre youve youd youll hes shes its were weve wed well theyre theyve theyd theyll thats theres \
    heres whats whos isnt arent wasnt werent dont doesnt didnt havent hasnt hadnt wont wouldnt shouldnt cant cannot couldnt \
    mightnt mustnt aint lets gonna wanna gotta u ur r \
    of in on at by for with from to into onto about over under between among through during before after above below up down \
    out off again against around near without within along across behind beyond upon toward towards per via than as like \
    and or but nor so yet if because cause cos bc while when where whenever wherever whether though although unless until till \
    since why how not never also too very really just only even still already always often sometimes ever maybe perhaps quite \
    rather almost enough much many more most less least few several lot lots bit kind sort here there now then today \
    yes no yeah ok okay oh ah um hmm hi hey hello please thanks thank get gets got getting go goes going went gone \
    know knows think thinks thing things way say says said make makes made see seem seems feel feels feeling felt want wants";

/// True for a word of a closed class or one so common that it names no topic; `word` in plain form.
pub fn is_function_word(word: &str) -> bool {
    use std::collections::HashSet;
    use std::sync::OnceLock;
    static WORDS: OnceLock<HashSet<&'static str>> = OnceLock::new();
    WORDS.get_or_init(|| FUNCTION_WORDS.split_whitespace().collect()).contains(word)
}
