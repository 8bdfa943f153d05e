import type { PersonFields } from '@gorodok/contract';
import { Checkbox, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { shownSnils } from '../../../../platform/text/identifiers.ts';
import classes from './Card.module.css';
import type { CardDraft } from './card-draft.ts';
import type { Remarks } from './card-faults.ts';
import { CardInput } from './CardInput.tsx';
import './card.words.ts';

const citizenships = [
  'RUS',
  'ARM',
  'AZE',
  'BLR',
  'CHN',
  'GEO',
  'KAZ',
  'KGZ',
  'MDA',
  'TJK',
  'TKM',
  'UKR',
  'UZB',
  'XXX',
] as const;

/** What the fields of a person need of whoever edits them: a card, or a form for a new one. */
export interface FieldsEditing {
  readonly draft: { readonly fields: PersonFields };
  readonly remarks: Remarks;
  change(next: (current: CardDraft) => CardDraft): void;
}

/** The person's own fields. */
export function PersonSection({ editing, today }: { editing: FieldsEditing; today: string }) {
  const { t } = useTranslation('card');
  const { fields } = editing.draft;
  const set = (change: Partial<PersonFields>) =>
    editing.change((draft) => ({ ...draft, fields: { ...draft.fields, ...change } }));
  const input = (field: 'surname' | 'firstName' | 'address' | 'residenceAddress') => ({
    name: field,
    label: t(`field.${field}`),
    value: fields[field],
    remark: editing.remarks.get(`fields.${field}`),
  });
  const declared = (field: 'patronymic' | 'snils', absence: string) => (
    <div className={classes['declared']}>
      <CardInput
        name={field}
        label={t(`field.${field}`)}
        disabled={fields[field].absent}
        maxLength={100}
        value={field === 'snils' ? shownSnils(fields.snils.value ?? '') : fields.patronymic.value}
        remark={editing.remarks.get(`fields.${field}`)}
        onValue={(value) => set({ [field]: { value: value || null, absent: false } })}
      />
      <Checkbox
        label={absence}
        checked={fields[field].absent}
        onChange={(event) => set({ [field]: { value: null, absent: event.currentTarget.checked } })}
      />
    </div>
  );
  const known = citizenships.find((code) => code === fields.citizenship);
  return (
    <fieldset className={classes['section']}>
      <legend>{t('person')}</legend>
      <CardInput {...input('surname')} maxLength={100} onValue={(surname) => set({ surname })} />
      <CardInput {...input('firstName')} maxLength={100} onValue={(firstName) => set({ firstName })} />
      {declared('patronymic', t('noPatronymic'))}
      {declared('snils', t('noSnils'))}
      <CardInput
        type="date"
        name="birthDate"
        label={t('field.birthDate')}
        max={today}
        value={fields.birthDate}
        remark={editing.remarks.get('fields.birthDate')}
        onValue={(day) => set({ birthDate: day || null })}
      />
      <NativeSelect
        size="md"
        name="sex"
        label={t('field.sex')}
        value={fields.sex ?? ''}
        onChange={({ currentTarget: { value } }) =>
          set({ sex: value === 'male' || value === 'female' ? value : null })
        }
        data={[
          { value: '', label: t('sex.none') },
          { value: 'female', label: t('sex.female') },
          { value: 'male', label: t('sex.male') },
        ]}
      />
      <NativeSelect
        size="md"
        name="citizenship"
        label={t('field.citizenship')}
        value={fields.citizenship}
        onChange={({ currentTarget: { value } }) => set({ citizenship: value })}
        data={[
          ...citizenships.map((code) => ({ value: code as string, label: t(`citizenship.${code}`) })),
          ...(known ? [] : [{ value: fields.citizenship, label: fields.citizenship }]),
        ]}
      />
      <div className={classes['wide']}>
        <CardInput
          {...input('address')}
          maxLength={500}
          onValue={(address) => set({ address: address || null })}
        />
      </div>
      <div className={classes['wide']}>
        <CardInput
          {...input('residenceAddress')}
          description={t('residenceHint')}
          maxLength={500}
          onValue={(residenceAddress) => set({ residenceAddress: residenceAddress || null })}
        />
      </div>
    </fieldset>
  );
}
