import type { BatchFilter } from '@gorodok/contract';
import { useTranslation } from 'react-i18next';
import './batch-update.words.ts';

/** «Ученики и родители, 7А». */
export function useScopeName(filter: BatchFilter, classGroupName: string | null): string {
  const { t } = useTranslation('batch');
  const { kind, grade, only } = filter;
  const where =
    classGroupName ??
    (grade === undefined
      ? t(kind === 'employee' ? 'wholeKind' : 'wholeSchool').toLowerCase()
      : t('parallel', { grade }).toLowerCase());
  const parts = [t(`kind.${kind}`), where, ...(only ? [t('onlyUnfilled').toLowerCase()] : [])];
  return parts.join(', ');
}
