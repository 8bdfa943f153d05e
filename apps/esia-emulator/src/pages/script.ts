/** Counts down the life of a code, and lets a new one be asked for when it is over. All pages work without it. */
export const script = `
for (const countdown of document.querySelectorAll('[data-seconds]')) {
  const ends = Date.now() + Number(countdown.dataset.seconds) * 1000;
  const clock = countdown.querySelector('[data-clock]');
  const again = document.querySelector('[data-again]');
  const tick = () => {
    const left = Math.max(0, Math.round((ends - Date.now()) / 1000));
    clock.textContent = Math.floor(left / 60) + ':' + String(left % 60).padStart(2, '0');
    if (left > 0) return;
    clearInterval(timer);
    countdown.textContent = 'Время действия кода истекло.';
    if (again) again.disabled = false;
  };
  const timer = setInterval(tick, 500);
  tick();
}
`;
