import { create } from 'zustand';
import { loadComponentTexts } from '../i18n/component-texts';
import { changeLanguage, rememberedLanguage, type Language } from '../i18n/language';

interface Preferences {
  language: Language;
  largeText: boolean;
  muted: boolean;
  chooseLanguage: (language: Language) => Promise<void>;
  chooseLargeText: (largeText: boolean) => void;
  chooseMuted: (muted: boolean) => void;
}

const LARGE = 'hall.large-text';
const MUTED = 'hall.muted';

/** What this browser remembers of its reader. */
export const usePreferences = create<Preferences>((set) => ({
  language: rememberedLanguage(),
  largeText: localStorage.getItem(LARGE) === 'yes',
  muted: localStorage.getItem(MUTED) === 'yes',
  chooseLanguage: async (language) => {
    await loadComponentTexts(language);
    await changeLanguage(language);
    set({ language });
  },
  chooseLargeText: (largeText) => {
    localStorage.setItem(LARGE, largeText ? 'yes' : 'no');
    document.documentElement.classList.toggle('large-text', largeText);
    set({ largeText });
  },
  chooseMuted: (muted) => {
    localStorage.setItem(MUTED, muted ? 'yes' : 'no');
    set({ muted });
  },
}));
