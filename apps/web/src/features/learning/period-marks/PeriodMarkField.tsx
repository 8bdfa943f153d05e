import type { PeriodMarkCell, PeriodMarkValue } from '@gorodok/contract';
import { Menu, VisuallyHidden } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../platform/i18n/i18n.ts';
import { formatAverage } from '../journal/average.ts';
import '../learning.words.ts';
import classes from './PeriodMarks.module.css';
import './period-marks.words.ts';

const choices: readonly PeriodMarkValue[] = ['5', '4', '3', '2', 'pass', 'fail', 'not_assessed', 'exempt'];

type Props = {
  cell: PeriodMarkCell;
  place: string;
  label: string;
  writable: boolean;
  onValue: (value: PeriodMarkValue | null) => void;
  onMove: (event: KeyboardEvent) => void;
};

/** One mark, with what it may be chosen from: a digit or a tap sets it, and what is proposed waits in grey. */
export function PeriodMarkField({ cell, place, label, writable, onValue, onMove }: Props) {
  const { t } = useTranslation(['periodMarks', 'learning']);
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const { value, proposed, average, markCount } = cell;
  const shown = value ?? proposed;
  const averageText = formatAverage(average, language);
  const words = [
    label,
    value ? t(`learning:mark.${value}`) : t('noMark'),
    !value && proposed ? t('proposedCell', { mark: t(`learning:mark.${proposed}`) }) : null,
    average === null ? null : t('averageCell', { average: averageText, count: markCount }),
  ];

  const give = (next: PeriodMarkValue | null) => {
    setOpen(false);
    if (next !== value) onValue(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    // The words among them are longer than a key's name can be.
    const digit = choices.find((choice) => choice === event.key);
    if (writable && digit) give(digit);
    else if (writable && (event.key === 'Delete' || event.key === 'Backspace')) give(null);
    else if (writable && event.key === 'Enter' && value === null && proposed) {
      event.preventDefault();
      give(proposed);
    } else if (!open) onMove(event);
  };

  const face = (
    <button
      type="button"
      className={classes['mark']}
      data-cell={place}
      data-proposed={value === null}
      aria-disabled={!writable}
      onKeyDown={onKeyDown}
    >
      <VisuallyHidden>{words.filter(Boolean).join(', ')}</VisuallyHidden>
      <b aria-hidden data-waiting={value === null && proposed !== null}>
        {shown ? t(`learning:markShort.${shown}`) : writable ? '·' : ''}
      </b>
      <small aria-hidden>{averageText}</small>
    </button>
  );
  if (!writable) return face;
  return (
    <Menu opened={open} onChange={setOpen} position="bottom" withinPortal>
      <Menu.Target>{face}</Menu.Target>
      <Menu.Dropdown>
        {choices.map((choice) => (
          <Menu.Item
            key={choice}
            onClick={() => give(choice)}
            rightSection={
              choice === proposed ? <small>{t('proposedCell', { mark: '' }).trim()}</small> : null
            }
          >
            {t(`learning:mark.${choice}`)}
          </Menu.Item>
        ))}
        {value === null ? null : (
          <>
            <Menu.Divider />
            <Menu.Item color="red" onClick={() => give(null)}>
              {t('clear')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
