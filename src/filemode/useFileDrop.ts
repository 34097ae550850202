import { useEffect, useState } from "react";

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;

/** Takes a file dropped anywhere on the page; true while one is held over it. */
export function useFileDrop(onFile: (file: File) => void): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    // Entering a child comes before leaving its parent: the depth tells when the page itself is left.
    let depth = 0;
    const listeners: Readonly<Record<"dragenter" | "dragover" | "dragleave" | "drop", (event: DragEvent) => void>> = {
      dragenter: (event) => {
        if (!holdsFiles(event)) return;
        depth += 1;
        setOver(true);
        event.preventDefault();
      },
      dragover: (event) => {
        if (!holdsFiles(event)) return;
        if (event.dataTransfer) event.dataTransfer.dropEffect = "copy";
        event.preventDefault();
      },
      dragleave: (event) => {
        if (!holdsFiles(event)) return;
        depth -= 1;
        if (depth <= 0) setOver(false);
      },
      drop: (event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        depth = 0;
        setOver(false);
        const file = event.dataTransfer?.files[0];
        if (file) onFile(file);
      },
    };
    for (const [name, listener] of Object.entries(listeners)) window.addEventListener(name, listener as EventListener);
    return () => {
      for (const [name, listener] of Object.entries(listeners)) window.removeEventListener(name, listener as EventListener);
    };
  }, [onFile]);
  return over;
}
