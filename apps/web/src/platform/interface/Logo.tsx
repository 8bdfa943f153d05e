/** The sign of Городок: three houses side by side. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" data-picture>
      <rect width="32" height="32" rx="8" fill="var(--mantine-color-pine-7)" />
      <path
        d="M5.5 24.5v-7.2l4-3.6 2.3 2v8.8zM13 24.5V11.3L16 8l3 3.3v13.2zM20.2 24.5v-8.8l2.3-2 4 3.6v7.2z"
        fill="#fff"
      />
    </svg>
  );
}
