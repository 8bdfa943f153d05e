import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** «Хвоя»: the one accent of Городок, dark enough for white text (shade 7) and light enough for dark surfaces (4). */
const pine: MantineColorsTuple = [
  '#ecf6f1', '#d8ece3', '#b0d8c7', '#86c3a9', '#5fb08f', '#3f9a77', '#278262', '#1b6d50', '#15573f', '#0f4231',
]; // prettier-ignore
const gray: MantineColorsTuple = [
  '#f6f8f7', '#eef2f0', '#e3e8e5', '#d3dad7', '#bcc6c1', '#8b9792', '#5f6b66', '#48534e', '#313a36', '#1c2220',
]; // prettier-ignore
const dark: MantineColorsTuple = [
  '#e2e8e5', '#bdc7c2', '#9aa7a1', '#73807a', '#4b5651', '#36403c', '#272f2c', '#1a201e', '#141918', '#0d1110',
]; // prettier-ignore

export const theme = createTheme({
  colors: { pine, gray, dark },
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 6 },
  black: '#1c2220',
  defaultRadius: 'md',
  radius: { xs: '0.25rem', sm: '0.375rem', md: '0.5rem', lg: '0.75rem', xl: '1rem' },
  fontFamily: "'Golos Text Variable', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.75rem', lineHeight: '1.25' },
      h2: { fontSize: '1.25rem', lineHeight: '1.3' },
      h3: { fontSize: '1.0625rem', lineHeight: '1.35' },
    },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'md' } },
    Drawer: { defaultProps: { overlayProps: { backgroundOpacity: 0.3 } } },
  },
});

/** Mantine's own greys for secondary text and borders miss the contrast of WCAG AA. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-dimmed': '#5f6b66',
    '--mantine-color-placeholder': '#66726d',
    '--mantine-color-error': '#b3261e',
  },
  dark: {
    '--mantine-color-body': '#1a201e',
    '--mantine-color-dimmed': '#9aa7a1',
    '--mantine-color-placeholder': '#93a09a',
    '--mantine-color-error': '#f2857c',
  },
});
