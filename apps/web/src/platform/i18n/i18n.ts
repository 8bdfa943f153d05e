import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { onChangedInAnotherTab } from '../preferences/storage.ts';
import { currentLanguage, rememberLanguage, type Language } from './language.ts';

void i18next.use(initReactI18next).init({
  lng: currentLanguage(),
  fallbackLng: 'ru',
  supportedLngs: ['ru', 'en'],
  resources: {},
  ns: [],
  initAsync: false,
  // Keys are flat: a dot is a part of the name.
  keySeparator: false,
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
});
document.documentElement.lang = currentLanguage();

declare module 'i18next' {
  interface CustomTypeOptions {
    keySeparator: false;
  }
}

type Words = Record<string, string>;

/** Every feature brings its own words along with its screens, so that nobody loads the words of others. */
export function addWords(namespace: string, words: Record<Language, Words>): void {
  i18next.addResourceBundle('ru', namespace, words.ru);
  i18next.addResourceBundle('en', namespace, words.en);
}

/** Shows the language that the account names, and remembers it on this device. */
export async function takeLanguage(language: Language): Promise<void> {
  rememberLanguage(language);
  if (i18next.language !== language) await i18next.changeLanguage(language);
}

// Two tabs of one reader speak one language.
onChangedInAnotherTab('language', () => void takeLanguage(currentLanguage()));

const choices = new Set<() => void>();

/** The person's own choice at this screen. */
export async function changeLanguage(language: Language): Promise<void> {
  await takeLanguage(language);
  for (const tell of choices) tell();
}

/** Calls back on every choice of the person, not on what came from the account. */
export function onLanguageChosen(tell: () => void): () => void {
  choices.add(tell);
  return () => choices.delete(tell);
}

/** The language of the interface; the component is drawn anew when it changes. */
export function useLanguage(): Language {
  return useTranslation().i18n.language === 'en' ? 'en' : 'ru';
}

/** The word for a code of an open list; a code without a word of ours stands as it is. */
export function wordFor(namespace: string, key: string, otherwise: string): string {
  const word: unknown = i18next.getResource(i18next.language, namespace, key);
  return typeof word === 'string' ? word : otherwise;
}
