import { libraryBuild } from "../../tsdown.shared.ts";

export default libraryBuild({ index: "src/index.ts", raw: "src/raw.ts", client: "src/client.ts" });
