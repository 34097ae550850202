import { createRoot } from "react-dom/client";
import { LocalSettings } from "../filemode/settings";
import { App } from "./App";
import { engineInWorker } from "./engineProxy";
import "./excel.css";

/** Composition root of the pane in Excel. */
const root = document.getElementById("root");
if (!root) throw new Error("the page has no #root");
createRoot(root).render(<App engine={engineInWorker()} settings={new LocalSettings()} />);
