/** What a search takes, in characters: a name with whatever it is written with, or a number. */
export const SEARCH_WORDS_MAX = 60;
