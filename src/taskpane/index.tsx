import "./app/beforeFluent";
import { createRoot } from "react-dom/client";
import packageJson from "../../package.json";
import { onPageRequested } from "../commands/navigation";
import { connectCommittee } from "../committee/connect";
import { loadWords, translator, type TextKey } from "../locales/translator";
import { App } from "./app/App";
import { registerPaneIcons } from "./kit/icons";

/** One sentence instead of the pane, in the browser's language: Excel is not there to say its own. */
async function sentence(textKey: TextKey) {
  const language = navigator.language.startsWith("fr") ? "fr" : "en";
  await loadWords(language);
  return (
    <p style={{ margin: 24, font: "14px/20px 'Segoe UI', system-ui, sans-serif" }}>
      {translator(language).t(textKey)}
    </p>
  );
}

async function connectedPane() {
  const connection = await connectCommittee();
  if (connection === null) return sentence("outsideExcel");
  await loadWords(connection.displayLanguage);
  return (
    <App
      actions={connection.actions}
      language={connection.displayLanguage}
      isDark={connection.isDark}
      version={packageJson.version}
      onPageRequested={onPageRequested}
    />
  );
}

registerPaneIcons();
const place = document.getElementById("root");
if (place) {
  const root = createRoot(place);
  void connectedPane()
    .catch(() => sentence("noConnection"))
    .then((shown) => root.render(shown));
}
