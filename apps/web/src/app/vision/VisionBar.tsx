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
    <details className={classes['bar']} open={isWide}>
      <summary>{t('settings')}</summary>
      <div className={classes['groups']}>
        <Choices
          label={t('size')}
          options={textSizes}
          chosen={appearance.textSize}
          word={(size) => t(`size.${size}`)}
          sign={t('letter')}
          onChoose={(textSize) => changeAppearance({ textSize })}
        />
        <Choices
          label={t('colors')}
          options={contrasts}
          chosen={appearance.contrast}
          word={(contrast) => t(`colors.${contrast}`)}
          sign={t('color')}
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
      </div>
    </details>
  );
}

/** On a phone the choices would hide the page; there they open by a touch. */
const isWide = window.matchMedia('(min-width: 48em)').matches;

type ChoicesProps<Option extends string> = {
  label: string;
  options: readonly Option[];
  chosen: Option;
  word: (option: Option) => string;
  /** A letter that shows what the word says: large, small, in its colours. */
  sign?: string;
  onChoose: (option: Option) => void;
};

function Choices<Option extends string>({
  label,
  options,
  chosen,
  word,
  sign,
  onChoose,
}: ChoicesProps<Option>) {
  return (
    <div role="group" aria-label={label} className={classes['choices']}>
      <span aria-hidden>{label}</span>
      {options.map((option) => (
        <button
          key={option}
          type="button"
          aria-pressed={option === chosen}
          data-sample={sign ? option : undefined}
          {...(sign ? { 'aria-label': word(option), title: word(option), 'data-own-colors': true } : {})}
          onClick={() => onChoose(option)}
        >
          {sign ?? word(option)}
        </button>
      ))}
    </div>
  );
}
