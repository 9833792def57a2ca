import { serve } from "../support/server.ts";
import { ANSWERS } from "./answers.ts";

await serve(ANSWERS);
