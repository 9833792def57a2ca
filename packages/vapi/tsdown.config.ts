import { libraryBuild } from "../../tsdown.shared.ts";

export default libraryBuild({ index: "src/index.ts", client: "src/client.ts", v1: "src/v1/index.ts" });
