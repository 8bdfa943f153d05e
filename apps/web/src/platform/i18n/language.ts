import { readPreference, writePreference } from '../preferences/storage.ts';

export const languages = ['ru', 'en'] as const;
export type Language = (typeof languages)[number];

/** The language chosen on this device; Russian until someone chooses. */
export function currentLanguage(): Language {
  return readPreference('language') === 'en' ? 'en' : 'ru';
}

export function rememberLanguage(language: Language): void {
  writePreference('language', language);
  document.documentElement.lang = language;
}
