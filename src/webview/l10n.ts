import { dateText } from '../core/model/dateText.ts';

let strings: Readonly<Record<string, string>> = {};
let locale = 'en';

/** The page's words. English text is the key, as with `vscode.l10n`, so that one bundle serves both. */
export const l10n = {
  configure(bundle: Readonly<Record<string, string>>, language: string): void {
    strings = bundle;
    locale = language;
    // The dearest part of the first drawing; the model is still on its way.
    formatter(1).format(0);
  },
  /** Translates; `{0}` and so on are filled with the arguments. */
  t(message: string, ...args: readonly (string | number)[]): string {
    return (strings[message] ?? message).replace(/\{(\d+)\}/g, (placeholder, index: string) =>
      String(args[Number(index)] ?? placeholder),
    );
  },
  get locale(): string {
    return locale;
  },
};

/** A share with one decimal, where the parts must add up before the reader's eyes. */
export function percent(share: number): string {
  return `${formatter(1).format(share * 100)} %`;
}

/** A difference with its sign. */
export function signedPercent(share: number): string {
  const text = formatter(1).format(Math.abs(share) * 100);
  return `${share > 0 ? '+' : share < 0 ? '−' : '±'}${text}`;
}

/** A date of the data, `YYYY-MM-DD` or shorter, as the page's language writes it. */
export function date(iso: string): string {
  return dateText(locale, iso);
}

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(digits: number): Intl.NumberFormat {
  const key = `${locale}/${digits}`;
  let made = formatters.get(key);
  if (made === undefined) {
    made = new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
    formatters.set(key, made);
  }
  return made;
}
