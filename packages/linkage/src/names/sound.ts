// What is left of a name when the letters that people mix up are made one.

const vowels: Readonly<Record<string, string>> = { о: 'а', я: 'а', е: 'и', э: 'и', ы: 'и', й: 'и', ю: 'у' };

/**
 * The sound of a Russian word: unstressed vowels, soft and hard signs and doubled letters no longer tell words apart. «Наталия» and
 * «Наталья», «Филипп» and «Филип», «Кириллов» and «Керилов» sound alike.
 */
export function soundOf(word: string): string {
  let sound = '';
  let last = '';
  for (const letter of word) {
    if (letter === 'ь' || letter === 'ъ') continue;
    const heard = vowels[letter] ?? letter;
    if (heard === last) continue;
    sound += heard;
    last = heard;
  }
  return sound;
}

/** The consonants of a sound: what stays when a vowel is wrong, left out or doubled. */
export const consonantsOf = (sound: string): string => sound.replace(/[аиу]/gu, '') || sound;

/** A Latin word by its sound, roughly: for files in other languages. */
export function latinSoundOf(word: string): string {
  const plain = word.replace(/ph/gu, 'f').replace(/[ck]+/gu, 'k').replace(/z/gu, 's').replace(/y/gu, 'i');
  return (
    plain.charAt(0) +
    plain
      .slice(1)
      .replace(/[aeiouhw]/gu, '')
      .replace(/(.)\1+/gu, '$1')
  );
}
