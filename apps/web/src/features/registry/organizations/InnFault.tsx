import type { InnFinding } from '@gorodok/contract';
import { useTranslation } from 'react-i18next';
import './organizations.words.ts';
import classes from './InnFault.module.css';

/** What is wrong about an ИНН, and which register says so. */
export function InnFault({ finding: { finding, register } }: { finding: InnFinding }) {
  const { t } = useTranslation('organizations');
  return (
    <span className={classes['fault']}>
      {t(`finding.${finding}`, { register: t(`register.${register}`) })}
    </span>
  );
}
