import { t } from "@lingui/core/macro";
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

const ai: MantineColorsTuple = ["#e6eff4", "#d3e2eb", "#a9c7d8", "#7cabc4", "#5793b3", "#3f84a8", "#2c7aa1", "#165e83", "#124e6e", "#0c3e59"];
const beni: MantineColorsTuple = ["#f9e9e8", "#f1d2d1", "#e2a5a4", "#d27876", "#c65250", "#bf4143", "#b8383b", "#ad3033", "#94282b", "#7a2022"];

/** Mantine draws inputs and borders of the dark theme from this; the steps are those of our ink. */
const dark: MantineColorsTuple = ["#e6eaee", "#c9d1d9", "#aeb8c2", "#939eaa", "#2b3642", "#232d38", "#151c24", "#19212a", "#12181f", "#0d1217"];

export const theme = createTheme({
  primaryColor: "ai",
  primaryShade: 7,
  colors: { ai, beni, dark },
  fontFamily: "var(--font)",
  fontSizes: { xs: "12px", sm: "14px", md: "14px", lg: "16px", xl: "22px" },
  lineHeights: { xs: "1.5", sm: "1.6", md: "1.6" },
  defaultRadius: 8,
  headings: { fontFamily: "var(--font)", fontWeight: "650" },
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Modal: { defaultProps: { centered: true, radius: 12, transitionProps: { duration: 120 }, overlayProps: { backgroundOpacity: 0.35 } } },
    Menu: { defaultProps: { transitionProps: { duration: 120 }, radius: 10 } },
    Popover: { defaultProps: { transitionProps: { duration: 120 }, radius: 10 } },
    Tooltip: { defaultProps: { transitionProps: { duration: 120 }, openDelay: 300 } },
    Drawer: { defaultProps: { transitionProps: { duration: 120 }, overlayProps: { backgroundOpacity: 0.35 } } },
    // A function, so that it is said in the language of the moment.
    Notification: { defaultProps: () => ({ closeButtonProps: { "aria-label": t`Close` } }) },
    Skeleton: { defaultProps: { radius: 6 } },
  },
});

/** Mantine's own variables, answered by our roles, so that both themes come from one place (tokens.css). */
export const variables: CSSVariablesResolver = () => {
  const roles = {
    "--mantine-color-body": "var(--card)",
    "--mantine-color-text": "var(--ink)",
    "--mantine-color-dimmed": "var(--soft)",
    "--mantine-color-placeholder": "var(--faint)",
    "--mantine-color-error": "var(--beni-ink)",
    "--mantine-color-anchor": "var(--ai)",
    "--mantine-color-default": "var(--card)",
    "--mantine-color-default-hover": "var(--hover)",
    "--mantine-color-default-color": "var(--ink)",
    "--mantine-color-default-border": "var(--line)",
    "--mantine-color-gray-1": "var(--track)",
    "--mantine-primary-color-filled": "var(--ai-fill)",
    "--mantine-primary-color-filled-hover": "color-mix(in srgb, var(--ai-fill) 88%, black)",
    "--mantine-color-ai-light-color": "var(--ai)",
    "--mantine-color-ai-light-hover": "var(--ai-2)",
    "--mantine-color-beni-light-color": "var(--beni-ink)",
    "--mantine-color-beni-light-hover": "var(--beni-2)",
    "--mantine-primary-color-light": "var(--ai-2)",
    "--mantine-primary-color-light-color": "var(--ai)",
  };
  return { variables: {}, light: roles, dark: roles };
};
