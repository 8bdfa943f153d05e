import type { PersonField, PersonFields } from '@gorodok/contract';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { formatDay } from '../../../platform/text/dates.ts';
import { shownSnils } from '../../../platform/text/identifiers.ts';
import './duplicates.words.ts';

type Value = PersonFields[PersonField] | undefined;

/** Whether two values of a field are the same; a declared one is compared by what it holds. */
export const areEqual = (one: Value, other: Value): boolean => JSON.stringify(one) === JSON.stringify(other);

/** A field of a card in words. */
export function useShownField(): (field: PersonField, value: Value) => string {
  const { t } = useTranslation('duplicates');
  const language = useLanguage();
  return (field, value) => {
    if (value === null || value === undefined || value === '') return t('empty');
    if (typeof value === 'object') {
      if (value.absent) return t('absent');
      if (value.value === null) return t('empty');
      return field === 'snils' ? shownSnils(value.value) : value.value;
    }
    if (field === 'birthDate') return formatDay(value, language);
    if (field === 'sex') return t(value === 'male' ? 'sex.male' : 'sex.female');
    return value;
  };
}
