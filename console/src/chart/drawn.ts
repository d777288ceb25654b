import type { Palette } from '../theme/tokens';

/** One line or row of bars. The values only draw; what is read are the texts, which the server's figures were put into. */
export interface Series {
  name: string;
  kind: 'line' | 'bar' | 'area';
  colour: keyof Palette;
  values: (number | null)[];
  texts: string[];
}

/** A chart as data. */
export interface Drawn {
  /** Name of the horizontal axis. */
  axis: string;
  categories: string[];
  /** Short forms of the categories, for the axis. */
  ticks?: string[];
  series: Series[];
  /** How the vertical axis is written. */
  value: (value: number) => string;
  max?: number;
  onPick?: (index: number) => void;
}
