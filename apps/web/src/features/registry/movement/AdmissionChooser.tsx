import type { Candidate, DuplicateAnswer, EntryCheck, MovementClass, NewStudent } from '@gorodok/contract';
import { Alert, Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { sentenceOfError } from '../../../platform/http/problem-error.ts';
import { takeCandidate } from '../people/likely/likely.api.ts';
import { completeAnswer, LikelyPeople } from '../people/likely/LikelyPeople.tsx';
import { optionOf } from './class-option.ts';
import { paymentKinds } from './kinds.ts';
import { findCandidate } from './movement.api.ts';
import classes from './Movement.module.css';
import './movement.words.ts';
import type { EditedLine, OrderDraft } from './order-draft.ts';

type Props = { draft: OrderDraft; groups: MovementClass[]; onAdd: (lines: EditedLine[]) => void };

const empty = {
  snils: '',
  surname: '',
  firstName: '',
  patronymic: '',
  birthDate: '',
  document: '',
  sex: 'female',
  documentKind: 'none',
  series: '',
  number: '',
};

/** Whom to admit: somebody who has a card in the region, named exactly, or somebody new. */
export function AdmissionChooser({ draft, groups, onAdd }: Props) {
  const { t } = useTranslation('movement');
  const [fields, setFields] = useState(empty);
  const [isNew, setIsNew] = useState(false);
  const [target, setTarget] = useState({
    effectiveOn: draft.datedOn,
    toClass: '',
    paymentKind: 'budget' as (typeof paymentKinds)[number],
  });
  const search = useMutation({
    mutationFn: () =>
      findCandidate(
        {
          snils: fields.snils.trim() || null,
          surname: fields.surname.trim() || null,
          firstName: fields.firstName.trim() || null,
          birthDate: fields.birthDate || null,
          documentNumber: fields.document.trim() || null,
        },
        draft.education,
      ),
  });
  const [answer, setAnswer] = useState<DuplicateAnswer | undefined>();
  const typed = typedStudent(fields);
  const take = useMutation({
    mutationFn: (personId: number) => takeCandidate({ typed, personId, education: draft.education }),
    onSuccess: ({ personId, displayName }) => {
      onAdd([line(displayName, { personId })]);
      done();
    },
  });
  const candidate = search.data?.candidate;
  const line = (displayName: string, who: Partial<EditedLine>): EditedLine => ({
    key: `new ${crypto.randomUUID()}`,
    enrolmentId: null,
    personId: null,
    newStudent: null,
    effectiveOn: target.effectiveOn,
    toClassGroupId: Number(target.toClass) || null,
    paymentKind: target.paymentKind,
    takesBackLineId: null,
    displayName,
    shown: null,
    ...who,
  });
  const done = () => {
    setFields(empty);
    setIsNew(false);
    setAnswer(undefined);
    search.reset();
  };
  const set = (name: keyof typeof empty) => ({
    value: fields[name],
    onChange: (event: { currentTarget: { value: string } }) =>
      setFields({ ...fields, [name]: event.currentTarget.value }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isNew) return search.mutate();
    const explained = completeAnswer(answer);
    const student = {
      ...newStudentOf(fields),
      ...(explained && 'createBecause' in explained && { createBecause: explained.createBecause.trim() }),
    };
    onAdd([
      line([student.surname, student.firstName, student.patronymic].filter(Boolean).join(' '), {
        newStudent: student,
      }),
    ]);
    return done();
  };
  return (
    <section className={classes['choose']}>
      <h2>{t('findTitle')}</h2>
      <p>{t(isNew ? 'newStudentNote' : 'findNote')}</p>
      <div className={classes['filters']} style={{ marginBottom: 0 }}>
        <TextInput
          type="date"
          label={t('effectiveOn')}
          value={target.effectiveOn}
          onChange={(event) => setTarget({ ...target, effectiveOn: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('toClass')}
          value={target.toClass}
          onChange={(event) => setTarget({ ...target, toClass: event.currentTarget.value })}
          data={[{ value: '', label: t('noClass') }, ...groups.map(optionOf)]}
        />
        <NativeSelect
          label={t('paymentKind')}
          value={target.paymentKind}
          onChange={(event) => {
            const paymentKind = paymentKinds.find((known) => known === event.currentTarget.value);
            if (paymentKind) setTarget({ ...target, paymentKind });
          }}
          data={paymentKinds.map((value) => ({ value, label: t(`payment.${value}`) }))}
        />
      </div>
      <form onSubmit={submit} className={classes['filters']} style={{ marginBottom: 0 }} autoComplete="off">
        <TextInput label={t('snils')} {...set('snils')} inputMode="numeric" />
        <TextInput label={t('surname')} {...set('surname')} required={isNew} />
        <TextInput label={t('firstName')} {...set('firstName')} required={isNew} />
        {isNew ? <TextInput label={t('patronymic')} {...set('patronymic')} /> : null}
        <TextInput type="date" label={t('birthDate')} {...set('birthDate')} required={isNew} />
        {isNew ? (
          <>
            <NativeSelect
              label={t('sex')}
              {...set('sex')}
              data={(['female', 'male'] as const).map((value) => ({ value, label: t(`sex.${value}`) }))}
            />
            <NativeSelect
              label={t('documentKind')}
              {...set('documentKind')}
              data={(['none', 'birth_certificate', 'passport'] as const).map((value) => ({
                value,
                label: t(`document.${value}`),
              }))}
            />
            {fields.documentKind === 'none' ? null : (
              <>
                <TextInput label={t('series')} {...set('series')} required />
                <TextInput label={t('documentNumber')} {...set('number')} required />
              </>
            )}
          </>
        ) : (
          <TextInput label={t('document')} {...set('document')} />
        )}
        <Button type="submit" variant="light" loading={search.isPending}>
          {t(isNew ? 'addNew' : 'find')}
        </Button>
        {isNew ? (
          <Button variant="default" onClick={() => setIsNew(false)}>
            {t('cancel')}
          </Button>
        ) : null}
      </form>
      {isNew ? (
        <LikelyPeople
          typed={typed}
          answer={answer}
          onAnswer={(next) => (next && 'take' in next ? take.mutate(next.take) : setAnswer(next))}
        />
      ) : null}
      {take.isError ? (
        <Alert color="red">{t('actionFailed', { reason: sentenceOfError(take.error) })}</Alert>
      ) : null}
      <div aria-live="polite">
        {search.isError ? (
          <Alert color="red">{t('actionFailed', { reason: sentenceOfError(search.error) })}</Alert>
        ) : null}
        {!isNew && search.isSuccess && !candidate ? (
          <Alert color="gray">
            {t('notFound')}{' '}
            <Button size="sm" variant="default" onClick={() => setIsNew(true)}>
              {t('newStudent')}
            </Button>
          </Alert>
        ) : null}
        {!isNew && candidate ? (
          <Found
            candidate={candidate}
            onAdd={() => {
              onAdd([line(candidate.displayName, { personId: candidate.personId })]);
              done();
            }}
          />
        ) : null}
      </div>
    </section>
  );
}

function Found({ candidate, onAdd }: { candidate: Candidate; onAdd: () => void }) {
  const { t } = useTranslation('movement');
  return (
    <Alert color={candidate.standing === 'free' || candidate.standing === 'left' ? 'pine' : 'yellow'}>
      <strong>{candidate.displayName}</strong>: {t(`standing.${candidate.standing}`)}{' '}
      {candidate.standing === 'here' ? null : (
        <Button size="sm" onClick={onAdd}>
          {t('addNew')}
        </Button>
      )}
    </Alert>
  );
}

/** What is typed of a new student, as the check of likenesses takes it. */
function typedStudent(fields: typeof empty): EntryCheck {
  const { documentKind: kind } = fields;
  const number = fields.number.trim();
  return {
    kind: 'student',
    surname: fields.surname.trim(),
    firstName: fields.firstName.trim(),
    patronymic: fields.patronymic.trim() || null,
    birthDate: fields.birthDate || null,
    sex: null,
    snils: fields.snils.trim() || null,
    document:
      kind === 'none' || number === '' ? null : { kind, series: fields.series.trim() || null, number },
    phone: null,
    email: null,
    address: null,
    childId: null,
  };
}

function newStudentOf(fields: typeof empty): NewStudent {
  const { documentKind: kind } = fields;
  return {
    surname: fields.surname.trim(),
    firstName: fields.firstName.trim(),
    patronymic: fields.patronymic.trim() || null,
    birthDate: fields.birthDate,
    sex: fields.sex === 'male' ? 'male' : 'female',
    snils: fields.snils.trim() || null,
    document:
      kind === 'passport' || kind === 'birth_certificate'
        ? { kind, series: fields.series.trim(), number: fields.number.trim() }
        : null,
  };
}
