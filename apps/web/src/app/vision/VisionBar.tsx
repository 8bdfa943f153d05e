import { useTranslation } from 'react-i18next';
import {
  changeAppearance,
  contrasts,
  spacings,
  textSizes,
  useAppearance,
} from '../../platform/preferences/appearance.ts';
import classes from './Vision.module.css';
import './vision.words.ts';

/** The choices of the version for the visually impaired, above every page while it is on. */
export function VisionBar() {
  const { t } = useTranslation('vision');
  const appearance = useAppearance();
  if (!appearance.contrast) return null;
  return (
    <section className={classes['bar']} aria-label={t('settings')}>
      <Choices
        label={t('size')}
        options={textSizes}
        chosen={appearance.textSize}
        word={(size) => t(`size.${size}`)}
        onChoose={(textSize) => changeAppearance({ textSize })}
      />
      <Choices
        label={t('colors')}
        options={contrasts}
        chosen={appearance.contrast}
        word={(contrast) => t(`colors.${contrast}`)}
        onChoose={(contrast) => changeAppearance({ contrast })}
      />
      <Choices
        label={t('letters')}
        options={spacings}
        chosen={appearance.letterSpacing}
        word={(spacing) => t(`spacing.${spacing}`)}
        onChoose={(letterSpacing) => changeAppearance({ letterSpacing })}
      />
      <Choices
        label={t('lines')}
        options={spacings}
        chosen={appearance.lineSpacing}
        word={(spacing) => t(`spacing.${spacing}`)}
        onChoose={(lineSpacing) => changeAppearance({ lineSpacing })}
      />
      <Choices
        label={t('pictures')}
        options={['on', 'off'] as const}
        chosen={appearance.pictures ? 'on' : 'off'}
        word={(state) => t(`pictures.${state}`)}
        onChoose={(state) => changeAppearance({ pictures: state === 'on' })}
      />
    </section>
  );
}

type ChoicesProps<Option extends string> = {
  label: string;
  options: readonly Option[];
  chosen: Option;
  word: (option: Option) => string;
  onChoose: (option: Option) => void;
};

function Choices<Option extends string>({ label, options, chosen, word, onChoose }: ChoicesProps<Option>) {
  return (
    <div role="group" aria-label={label} className={classes['choices']}>
      <span aria-hidden>{label}</span>
      {options.map((option) => (
        <button key={option} type="button" aria-pressed={option === chosen} onClick={() => onChoose(option)}>
          {word(option)}
        </button>
      ))}
    </div>
  );
}
