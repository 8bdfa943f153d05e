import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { changeAppearance, useAppearance } from '../../platform/preferences/appearance.ts';
import classes from './Vision.module.css';
import './vision.words.ts';

/** «Версия для слабовидящих», on every page and before signing in; the same button leads back. */
export function VisionButton() {
  const { t } = useTranslation('vision');
  const { contrast, textSize } = useAppearance();
  const label = t(contrast ? 'usual' : 'impaired');
  const Icon = contrast ? IconEyeOff : IconEye;
  const toggle = () =>
    changeAppearance(
      contrast
        ? { contrast: null, textSize: 'usual', letterSpacing: 'usual', lineSpacing: 'usual', pictures: true }
        : { contrast: 'black_on_white', textSize: textSize === 'usual' ? 'large' : textSize },
    );
  return (
    <button type="button" className={classes['button']} title={label} onClick={toggle}>
      <Icon aria-hidden size={24} stroke={1.5} />
      <span>{label}</span>
    </button>
  );
}
