import type { CardDocument } from '@gorodok/contract';
import { Button, NativeSelect } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Card.module.css';
import type { Entry } from './card-draft.ts';
import { CardInput } from './CardInput.tsx';
import './card.words.ts';
import type { CardEditing } from './use-card-editing.ts';

const kinds = [
  'passport',
  'birth_certificate',
  'foreign_passport',
  'foreign_birth_certificate',
  'other',
] as const satisfies CardDocument['kind'][];

export const emptyDocument = (kind: CardDocument['kind']): Entry<CardDocument> => ({
  key: crypto.randomUUID(),
  id: null,
  value: { kind, series: null, number: '', issuedOn: null, issuedBy: null, departmentCode: null },
});

/** The identity documents, each with the fields of its kind. */
export function DocumentsSection({ editing, today }: { editing: CardEditing; today: string }) {
  const { t } = useTranslation('card');
  const { documents } = editing.draft;
  const set = (next: (current: readonly Entry<CardDocument>[]) => readonly Entry<CardDocument>[]) =>
    editing.change((draft) => ({ ...draft, documents: next(draft.documents) }));
  return (
    <fieldset className={classes['section']}>
      <legend>{t('documents')}</legend>
      {documents.map((entry) => (
        <Document
          key={entry.key}
          entry={entry}
          today={today}
          editing={editing}
          onChange={(change) =>
            set((current) =>
              current.map((one) =>
                one.key === entry.key ? { ...one, value: { ...one.value, ...change } } : one,
              ),
            )
          }
          onRemove={() => set((current) => current.filter(({ key }) => key !== entry.key))}
        />
      ))}
      <Button
        variant="light"
        className={classes['add'] ?? ''}
        leftSection={<IconPlus aria-hidden size={18} />}
        onClick={() => set((current) => [...current, emptyDocument('passport')])}
      >
        {t('addDocument')}
      </Button>
    </fieldset>
  );
}

type DocumentProps = {
  entry: Entry<CardDocument>;
  today: string;
  editing: CardEditing;
  onChange: (change: Partial<CardDocument>) => void;
  onRemove: () => void;
};

function Document({ entry: { key, value }, today, editing, onChange, onRemove }: DocumentProps) {
  const { t } = useTranslation('card');
  const input = (field: 'series' | 'number' | 'issuedOn' | 'issuedBy' | 'departmentCode') => ({
    label: t(field),
    value: value[field],
    remark: editing.remarks.get(`documents.${key}.${field}`),
    onValue: (text: string) => onChange({ [field]: field === 'number' ? text : text || null }),
  });
  return (
    <div className={classes['entry']} data-document={value.kind}>
      <NativeSelect
        size="md"
        label={t('documentKind')}
        value={value.kind}
        onChange={({ currentTarget }) =>
          onChange({ kind: kinds.find((kind) => kind === currentTarget.value) ?? 'other' })
        }
        data={kinds.map((kind) => ({ value: kind, label: t(`document.${kind}`) }))}
      />
      <div className={classes['numbers']}>
        <CardInput {...input('series')} maxLength={30} />
        <CardInput {...input('number')} maxLength={50} />
      </div>
      <CardInput {...input('issuedOn')} type="date" max={today} />
      {value.kind === 'passport' ? (
        <CardInput {...input('departmentCode')} maxLength={30} placeholder="000-000" />
      ) : null}
      <div className={classes['wide']}>
        <CardInput {...input('issuedBy')} maxLength={300} />
      </div>
      <Button
        variant="subtle"
        color="gray"
        className={classes['remove'] ?? ''}
        leftSection={<IconX aria-hidden size={18} />}
        onClick={onRemove}
      >
        {t('removeDocument')}
      </Button>
    </div>
  );
}
