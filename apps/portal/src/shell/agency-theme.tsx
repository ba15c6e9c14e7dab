import { MantineProvider, mergeThemeOverrides, type CSSVariablesResolver } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { agencyColours, type AgencyColours } from '../formats/agency-shades.js';
import { cssVariablesResolver, theme } from '../theme.js';
import { agencyQuery } from './agency.js';

/** The colour that theme.ts has by itself. */
const river = '#0e5f7d';

/** What floats above the page belongs to it: inside a landmark, where those who listen find it. */
const popups = { components: { Portal: { defaultProps: { target: '#popups' } } } };

/** Mantine with the agency's colour as the accent, light and dark by the system. */
export function AgencyTheme({ children }: { children: ReactNode }) {
  const { data: agency } = useQuery(agencyQuery);
  const colour = agency?.colour.toLowerCase() ?? river;
  const { ownTheme, resolver } = useMemo(() => themeFor(colour), [colour]);
  return (
    <MantineProvider theme={ownTheme} cssVariablesResolver={resolver} defaultColorScheme="auto">
      {children}
    </MantineProvider>
  );
}

function themeFor(colour: string) {
  if (colour === river) return { ownTheme: mergeThemeOverrides(theme, popups), resolver: cssVariablesResolver };
  const own = agencyColours(colour);
  return {
    ownTheme: mergeThemeOverrides(theme, popups, { colors: { river: own.shades } }),
    resolver: resolverFor(own),
  };
}

// The two grounds that theme.ts knows for its own accent alone.
function resolverFor({ darkHover, darkSoft }: AgencyColours): CSSVariablesResolver {
  return (theme) => {
    const variables = cssVariablesResolver(theme);
    return { ...variables, dark: { ...variables.dark, '--t-accent-hover': darkHover, '--t-accent-soft': darkSoft } };
  };
}
