import { listenForRows } from "./listen.ts";

const { url } = await listenForRows();
process.once("disconnect", () => process.exit());
process.send?.(url);
