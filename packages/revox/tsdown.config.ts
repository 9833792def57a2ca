import { libraryBuild } from "../../tsdown.shared.ts";

export default libraryBuild({ index: "src/index.ts", client: "src/client.ts" });
