import { useTranslation } from 'react-i18next';
import { ScreenHeading } from '../../../platform/interface/States.tsx';
import { filterOf, type BatchAddress } from './batch-address.ts';
import { BatchFilterFields } from './BatchFilterFields.tsx';
import { EarlierUpdates } from './EarlierUpdates.tsx';
import { ExportStep } from './ExportStep.tsx';
import { UpdateStep } from './UpdateStep.tsx';
import './batch-update.words.ts';
import classes from './BatchUpdateScreen.module.css';

type Props = { address: BatchAddress; onAddress: (next: BatchAddress) => void };

/** «Пакетное обновление»: whose cards, the file that goes out, the file that comes back. */
export function BatchUpdateScreen({ address, onAddress }: Props) {
  const { t } = useTranslation('batch');
  const filter = filterOf(address);
  return (
    <>
      <ScreenHeading title={t('title')} note={t('note')} />
      <BatchFilterFields address={address} onAddress={onAddress} />
      <div className={classes['steps']}>
        <ExportStep filter={filter} />
        <UpdateStep filter={filter} />
      </div>
      <EarlierUpdates />
    </>
  );
}
