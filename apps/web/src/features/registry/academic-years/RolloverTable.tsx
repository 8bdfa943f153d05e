import type {
  Rollover,
  RolloverClass,
  RolloverOutcome,
  RolloverPlan,
  RolloverStudent,
} from '@gorodok/contract';
import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import table from '../RegistryTable.module.css';
import './years.words.ts';
import classes from './Years.module.css';

const classOutcomes = ['promote', 'graduate', 'stay'] as const;
const studentOutcomes = [
  'promote',
  'promote_conditionally',
  'retain',
  'graduate',
  'stay',
] as const satisfies RolloverOutcome[];

type Props = {
  rollover: Rollover;
  plan: RolloverPlan;
  faults: ReadonlyMap<string, string>;
  onChange: (fields: Partial<RolloverPlan>) => void;
};

/** Where each class goes; the students of a class unfold under it, to send one of them another way. */
export function RolloverTable({ rollover, plan, faults, onChange }: Props) {
  const { t } = useTranslation('years');
  const ways = new Map(plan.classes.map((way) => [way.classGroupId, way]));
  const own = new Map(plan.students.map((way) => [way.enrolmentId, way]));
  const setClass = (way: RolloverClass) =>
    onChange({
      classes: [...plan.classes.filter(({ classGroupId }) => classGroupId !== way.classGroupId), way],
    });
  const setStudent = (enrolmentId: number, way: RolloverStudent | null) =>
    onChange({
      students: [
        ...plan.students.filter((known) => known.enrolmentId !== enrolmentId),
        ...(way ? [way] : []),
      ],
    });
  return (
    <>
      <table className={table['table']}>
        <thead>
          <tr>
            <th scope="col">{t('class')}</th>
            <th scope="col" data-number>
              {t('count')}
            </th>
            <th scope="col">{t('outcome')}</th>
            <th scope="col">{t('toName')}</th>
          </tr>
        </thead>
        <tbody>
          {rollover.classes.map((group) => (
            <ClassRow
              key={group.id}
              group={group}
              way={ways.get(group.id) ?? { classGroupId: group.id, outcome: 'stay', toName: null }}
              own={own}
              faults={faults}
              onClass={setClass}
              onStudent={setStudent}
            />
          ))}
        </tbody>
      </table>
      {rollover.withoutClass.length > 0 ? (
        <section className={classes['box']}>
          <h2>{t('withoutClass')}</h2>
          <p>{t('withoutClassNote')}</p>
          <Students
            students={rollover.withoutClass}
            own={own}
            faults={faults}
            outcomes={['promote', 'graduate']}
            otherwise={t('outcome.stay')}
            toName=""
            onStudent={setStudent}
          />
        </section>
      ) : null}
    </>
  );
}

type ClassRowProps = {
  group: Rollover['classes'][number];
  way: RolloverClass;
  own: ReadonlyMap<number, RolloverStudent>;
  faults: ReadonlyMap<string, string>;
  onClass: (way: RolloverClass) => void;
  onStudent: (enrolmentId: number, way: RolloverStudent | null) => void;
};

function ClassRow({ group, way, own, faults, onClass, onStudent }: ClassRowProps) {
  const { t } = useTranslation('years');
  const troubled = group.students.some(({ enrolmentId }) => faults.has(`student ${enrolmentId}`));
  const [isOpen, setOpen] = useState(false);
  const unfolded = isOpen || troubled;
  const apart = group.students.filter(({ enrolmentId }) => own.has(enrolmentId)).length;
  return (
    <>
      <tr>
        <th scope="row">
          {group.name}
          <button
            type="button"
            className={classes['toggle']}
            aria-expanded={unfolded}
            style={{ display: 'block', fontSize: '0.875rem' }}
            onClick={() => setOpen(!unfolded)}
          >
            {t(unfolded ? 'hideStudents' : 'showStudents', { name: group.name })}
            {apart > 0 ? `, ${t('separately', { count: apart })}` : null}
          </button>
        </th>
        <td data-label={t('count')} data-number>
          {group.students.length}
        </td>
        <td>
          <NativeSelect
            size="sm"
            aria-label={`${t('outcome')}: ${group.name}`}
            value={way.outcome}
            onChange={(event) => {
              const outcome = classOutcomes.find((known) => known === event.currentTarget.value);
              if (outcome) onClass({ ...way, outcome, toName: outcome === 'promote' ? way.toName : null });
            }}
            data={classOutcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
          />
        </td>
        <td>
          <TextInput
            size="sm"
            aria-label={`${t('toName')}: ${group.name}`}
            disabled={way.outcome !== 'promote'}
            value={way.toName ?? ''}
            error={faults.get(`class ${group.id}`)}
            onChange={(event) => onClass({ ...way, toName: event.currentTarget.value || null })}
          />
        </td>
      </tr>
      {unfolded ? (
        <tr>
          <td colSpan={4}>
            <Students
              students={group.students}
              own={own}
              faults={faults}
              outcomes={studentOutcomes}
              otherwise={t('outcome.asClass')}
              toName={way.toName ?? ''}
              retainedName={group.name}
              onStudent={onStudent}
            />
          </td>
        </tr>
      ) : null}
    </>
  );
}

type StudentsProps = {
  students: Rollover['withoutClass'];
  own: ReadonlyMap<number, RolloverStudent>;
  faults: ReadonlyMap<string, string>;
  outcomes: readonly RolloverOutcome[];
  /** What happens to whoever has no way of his own. */
  otherwise: string;
  toName: string;
  retainedName?: string;
  onStudent: (enrolmentId: number, way: RolloverStudent | null) => void;
};

function Students({
  students,
  own,
  faults,
  outcomes,
  otherwise,
  toName,
  retainedName,
  onStudent,
}: StudentsProps) {
  const { t } = useTranslation('years');
  const namesClass = (outcome: RolloverOutcome) => outcome !== 'graduate' && outcome !== 'stay';
  return (
    <div className={classes['students']}>
      {students.map(({ enrolmentId, displayName }) => {
        const way = own.get(enrolmentId);
        const fault = faults.get(`student ${enrolmentId}`);
        return (
          <div key={enrolmentId} className={classes['student']}>
            <span>
              {displayName}
              {fault ? <span className={table['problem']}>{fault}</span> : null}
            </span>
            <NativeSelect
              size="sm"
              aria-label={`${t('outcome')}: ${displayName}`}
              value={way?.outcome ?? ''}
              onChange={(event) => {
                const outcome = outcomes.find((known) => known === event.currentTarget.value);
                if (!outcome) return onStudent(enrolmentId, null);
                const name = outcome === 'retain' ? (retainedName ?? '') : toName;
                return onStudent(enrolmentId, {
                  enrolmentId,
                  outcome,
                  toName: namesClass(outcome) ? name || null : null,
                });
              }}
              data={[
                { value: '', label: otherwise },
                ...outcomes.map((value) => ({ value, label: t(`outcome.${value}`) })),
              ]}
            />
            <TextInput
              size="sm"
              aria-label={`${t('toName')}: ${displayName}`}
              disabled={!way || !namesClass(way.outcome)}
              value={way?.toName ?? ''}
              onChange={(event) =>
                way
                  ? onStudent(enrolmentId, { ...way, toName: event.currentTarget.value || null })
                  : undefined
              }
            />
          </div>
        );
      })}
    </div>
  );
}
