import type { DefaultMantineColor, MantineColorsTuple } from '@mantine/core';

/** The colours that theme.ts adds to Mantine's, so that they are known to be there. */
type OwnColour = 'river' | 'good' | 'wait' | 'bad';

declare module '@mantine/core' {
  export interface MantineThemeColorsOverride {
    colors: Record<OwnColour | DefaultMantineColor, MantineColorsTuple>;
  }
}
