import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './LandingScreen.module.css';
import { OrganizationPicker } from './OrganizationPicker.tsx';
import { readRemembered, remember, type Way } from './remembered-organization.ts';
import { regionQuery, signInAddress } from './sign-in.api.ts';
import './sign-in.words.ts';

const ways = ['school', 'authority'] as const satisfies Way[];

/** The first page of all: what this is, where one belongs, and the door through ЕСИА; the one by password stands second. */
export function LandingScreen() {
  const { t } = useTranslation('signIn');
  const region = useQuery(regionQuery());
  const [chosen, setChosen] = useState(readRemembered);
  const [way, setWay] = useState<Way>(chosen?.way ?? 'school');

  const choose = (organization: { id: number; name: string } | null) => {
    const next = organization && { ...organization, way };
    remember(next);
    setChosen(next);
  };
  return (
    <main id="content" className={classes['landing']}>
      <div className={classes['intro']}>
        <h1>{region.data?.name ?? '\u00A0'}</h1>
        <p>{t('lead')}</p>
      </div>
      <div className={classes['card']}>
        <div className={classes['ways']} role="radiogroup" aria-label={t('ways')}>
          {ways.map((value) => (
            <label key={value} data-checked={way === value}>
              <input
                type="radio"
                name="way"
                checked={way === value}
                onChange={() => {
                  setWay(value);
                  if (chosen?.way !== value) choose(null);
                }}
              />
              {t(`way.${value}`)}
            </label>
          ))}
        </div>
        {chosen ? (
          <div className={classes['chosen']}>
            <small>{t('chosen')}</small>
            <strong>{chosen.name}</strong>
            <button type="button" className={classes['link']} onClick={() => choose(null)}>
              {t('changeChoice')}
            </button>
          </div>
        ) : (
          <OrganizationPicker key={way} way={way} onChoose={choose} />
        )}
        <div className={classes['door']}>
          <Button component="a" href={signInAddress(chosen?.id ?? null)} size="lg" fullWidth>
            {t('signIn')}
          </Button>
          <p>{t(chosen ? 'safety' : 'withoutChoice')}</p>
          <Link to="/sign-in/password" className={classes['second']}>
            {t('byPassword')}
          </Link>
        </div>
      </div>
    </main>
  );
}
