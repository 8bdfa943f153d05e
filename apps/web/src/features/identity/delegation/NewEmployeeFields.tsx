import type { NewAppointee } from '@gorodok/contract';
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import './delegation.words.ts';

export const emptyEmployee: NewAppointee = {
  surname: '',
  firstName: '',
  patronymic: '',
  birthDate: '',
  snils: '',
  position: '',
};

type Props = {
  value: NewAppointee;
  onChange: (value: NewAppointee) => void;
  faultOf: (field: keyof NewAppointee) => string | undefined;
};

/** Somebody who has no card there yet: what the sign-in needs to tell him from a namesake. */
export function NewEmployeeFields({ value, onChange, faultOf }: Props) {
  const { t } = useTranslation('delegation');
  const optional = (field: keyof NewAppointee) => field === 'patronymic' || field === 'snils';
  return (['surname', 'firstName', 'patronymic', 'birthDate', 'snils', 'position'] as const).map((field) => (
    <TextInput
      key={field}
      label={t(`new.${field}`)}
      {...(field === 'snils' ? { description: t('new.snilsNote'), inputMode: 'numeric' as const } : {})}
      type={field === 'birthDate' ? 'date' : 'text'}
      autoComplete="off"
      required={!optional(field)}
      maxLength={field === 'position' ? 200 : 100}
      value={value[field] ?? ''}
      error={faultOf(field)}
      onChange={(event) => onChange({ ...value, [field]: event.currentTarget.value })}
    />
  ));
}
