import "./app/beforeFluent";
import { createRoot } from "react-dom/client";
import packageJson from "../../package.json";
import { onPageRequested } from "../commands/navigation";
import { connectCommittee } from "../committee/connect";
import { translator, type TextKey } from "../locales/translator";
import { App } from "./app/App";
import { registerPaneIcons } from "./kit/icons";

/** One sentence instead of the pane, in the browser's language: Excel is not there to say its own. */
function Sentence({ textKey }: { readonly textKey: TextKey }) {
  const words = translator(navigator.language.startsWith("fr") ? "fr" : "en");
  return (
    <p style={{ margin: 24, font: "14px/20px 'Segoe UI', system-ui, sans-serif" }}>{words.t(textKey)}</p>
  );
}

async function connectedPane() {
  const connection = await connectCommittee();
  if (connection === null) return <Sentence textKey="outsideExcel" />;
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
  connectedPane().then(
    (pane) => root.render(pane),
    () => root.render(<Sentence textKey="noConnection" />),
  );
}
