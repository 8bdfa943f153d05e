import { expect, test } from 'vitest';
import { deviceOf } from './device.ts';

const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)';

test('a browser is called by its own name, not by those that it also claims', () => {
  expect(deviceOf(`${windows} Chrome/130.0.0.0 YaBrowser/24.10 Safari/537.36`)).toEqual({
    browser: 'Яндекс Браузер',
    system: 'Windows',
  });
  expect(deviceOf(`${windows} Chrome/130.0.0.0 Safari/537.36 Edg/130.0`).browser).toBe('Edge');
  expect(deviceOf('Mozilla/5.0 (Linux; Android 14; K) Chrome/130.0.0.0 Mobile Safari/537.36')).toEqual({
    browser: 'Chrome',
    system: 'Android',
  });
  expect(
    deviceOf(
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1',
    ),
  ).toEqual({ browser: 'Safari', system: 'iPhone' });
});

test('what says nothing is not guessed', () => {
  for (const text of [undefined, '', 'curl/8.5.0'])
    expect(deviceOf(text)).toEqual({ browser: null, system: null });
});
