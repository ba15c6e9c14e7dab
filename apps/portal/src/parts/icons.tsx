import type { ReactNode, SVGProps } from 'react';

type IconProps = Omit<SVGProps<SVGSVGElement>, 'children' | 'name'> & { name: IconName; size?: number };

/** One picture sign on a grid of 16 pixels, drawn in the color of its text. It is decoration: the word stands beside it. */
export function Icon({ name, size = 16, ...rest }: IconProps) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      {...rest}
    >
      {drawings[name]}
    </svg>
  );
}

const drawings = {
  tributary: <path d="M8 15V8.2M8 8.2V1.2M2.6 1.2c0 4.2 1.6 6 5.4 7M13.4 1.2c0 4.2-1.6 6-5.4 7" strokeWidth={1.9} />,
  today: (
    <>
      <rect x="2" y="3" width="12" height="11" rx="1.8" />
      <path d="M2 6.4h12M5.2 1.6v2.6M10.8 1.6v2.6" />
      <path d="M8 9.9v.2" strokeWidth={2} />
    </>
  ),
  box: <path d="M8 1.6 13.6 4.7v6.6L8 14.4l-5.6-3.1V4.7ZM2.6 4.8 8 7.8l5.4-3M8 7.8v6.4" />,
  pin: (
    <>
      <path d="M8 14.5s5-4.3 5-8.1a5 5 0 0 0-10 0c0 3.8 5 8.1 5 8.1Z" />
      <circle cx="8" cy="6.4" r="1.7" />
    </>
  ),
  bank: <path d="M2 6.2 8 2.4l6 3.8ZM3.6 6.4v5.4M6.5 6.4v5.4M9.5 6.4v5.4M12.4 6.4v5.4M2 13.4h12" />,
  sliders: (
    <>
      <path d="M1.6 5h7.6M13.2 5h1.2M1.6 11h1.2M6.8 11h7.6" />
      <circle cx="11.2" cy="5" r="1.9" />
      <circle cx="4.8" cy="11" r="1.9" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.6" />
      <path d="m10.5 10.5 3.7 3.7" />
    </>
  ),
  upDown: <path d="m4.8 5.9 3.2-3.2 3.2 3.2M4.8 10.1 8 13.3l3.2-3.2" />,
  down: <path d="m4 6.2 4 4 4-4" />,
  menu: <path d="M2 4h12M2 8h12M2 12h12" />,
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  plus: <path d="M8 3v10M3 8h10" />,
  copy: (
    <>
      <rect x="5.4" y="5.4" width="8.4" height="8.4" rx="1.6" />
      <path d="M10.6 5V3.6A1.4 1.4 0 0 0 9.2 2.2H3.6a1.4 1.4 0 0 0-1.4 1.4v5.6a1.4 1.4 0 0 0 1.4 1.4H5" />
    </>
  ),
  lock: (
    <>
      <rect x="3" y="7" width="10" height="7" rx="1.6" />
      <path d="M5.2 7V4.9a2.8 2.8 0 0 1 5.6 0V7" />
    </>
  ),
  check: <path d="m3.2 8.4 3.2 3.2 6.4-7" />,
  arrow: <path d="M2.6 8h10.6M9.4 4.2 13.2 8l-3.8 3.8" />,
  leave: <path d="M6.2 2.4H3.6A1.2 1.2 0 0 0 2.4 3.6v8.8a1.2 1.2 0 0 0 1.2 1.2h2.6M6 8h8M10.8 4.8 14 8l-3.2 3.2" />,
  person: (
    <>
      <circle cx="8" cy="5" r="2.7" />
      <path d="M2.8 14c.4-3 2.3-4.6 5.2-4.6s4.8 1.6 5.2 4.6" />
    </>
  ),
  open: (
    <>
      <circle cx="8" cy="8" r="6.1" strokeWidth={1.7} />
      <path d="M8 4.1v7.8a3.9 3.9 0 0 0 0-7.8Z" fill="currentColor" stroke="none" />
    </>
  ),
  done: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" stroke="none" />
      <path d="m4.9 8.3 2.1 2.1 4.1-4.6" stroke="var(--t-surface)" strokeWidth={1.8} />
    </>
  ),
  draft: <circle cx="8" cy="8" r="6.1" strokeWidth={1.7} strokeDasharray="2.1 2.69" strokeLinecap="butt" />,
  needs: <path d="M8 1 15 8l-7 7-7-7Z" fill="currentColor" stroke="none" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="6.1" strokeWidth={1.6} />
      <path d="M8 4.6V8.2l2.2 1.4" strokeWidth={1.6} />
    </>
  ),
  held: (
    <>
      <rect x="1.2" y="1.2" width="13.6" height="13.6" rx="2.6" fill="currentColor" stroke="none" />
      <path d="M6 5v6M10 5v6" stroke="var(--t-surface)" strokeWidth={1.9} />
    </>
  ),
  ended: (
    <>
      <circle cx="8" cy="8" r="6.1" strokeWidth={1.6} />
      <path d="M5 8h6" strokeWidth={1.6} />
    </>
  ),
  failed: (
    <>
      <path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1Z" fill="currentColor" stroke="none" />
      <path d="M8 4.4v4.2M8 11.3v.1" stroke="var(--t-surface)" strokeWidth={1.9} />
    </>
  ),
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof drawings;
