import { Checkbox, NativeSelect, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { batchKinds, type BatchAddress } from './batch-address.ts';
import { batchScopesQuery } from './batch-update.api.ts';
import './batch-update.words.ts';
import classes from './BatchUpdateScreen.module.css';

type Props = { address: BatchAddress; onAddress: (next: BatchAddress) => void };

/** A class, a parallel or the school: one choice for both steps. */
export function BatchFilterFields({ address, onAddress }: Props) {
  const { t } = useTranslation('batch');
  const { kind = 'student', class: classGroupId, grade, only } = address;
  const scopes = useQuery({ ...batchScopesQuery(kind), enabled: kind !== 'employee' });
  const choose = (next: BatchAddress) => onAddress({ kind, ...(only && { only }), ...next });
  const scope = classGroupId ? `class ${classGroupId}` : grade ? `grade ${grade}` : '';
  const chooseScope = (value: string) => {
    const [of, number] = value.split(' ');
    choose(of === 'class' ? { class: Number(number) } : of === 'grade' ? { grade: Number(number) } : {});
  };
  return (
    <section className={classes['filter']} aria-label={t('filter')}>
      <SegmentedControl
        aria-label={t('kinds')}
        value={kind}
        onChange={(value) => {
          const next = batchKinds.find((known) => known === value);
          if (next) onAddress({ kind: next, ...(only && { only }) });
        }}
        data={batchKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
      />
      {kind === 'employee' ? null : (
        <NativeSelect
          label={t('scope')}
          value={scope}
          onChange={(event) => chooseScope(event.currentTarget.value)}
          data={[
            { value: '', label: t('wholeSchool') },
            {
              group: t('parallels'),
              items: (scopes.data?.grades ?? []).map((number) => ({
                value: `grade ${number}`,
                label: t('parallel', { grade: number }),
              })),
            },
            {
              group: t('classes'),
              items: (scopes.data?.classGroups ?? []).map(({ id, name }) => ({
                value: `class ${id}`,
                label: name,
              })),
            },
          ]}
        />
      )}
      <Checkbox
        label={t('onlyUnfilled')}
        checked={only === 'unfilled'}
        onChange={(event) => {
          const { only: _, ...rest } = address;
          onAddress(event.currentTarget.checked ? { ...rest, only: 'unfilled' } : rest);
        }}
      />
    </section>
  );
}
