import {nps} from "cxkit";
const x=new Int8Array(1000).map((_, i)=>i%11); for(let i=0;i<50000;i++) nps(x);
const cpu=()=>{const u=process.cpuUsage();return u.user+u.system};
for (let r=0;r<5;r++){const t=cpu(); for(let i=0;i<50000;i++) nps(x); console.log((cpu()-t)/5e4,"us cpu");}
import {createRequire} from "node:module";
const a=createRequire(import.meta.url)("../native/cxkit.linux-x64.node");
const out=new Float64Array(512), req=Uint8Array.of(1,0,0,0,0,1,0,0,0,0,0,0);
{const t=cpu(); for(let i=0;i<50000;i++) a.call(0,[x],req,out); console.log("raw call",(cpu()-t)/5e4);}
{const t=cpu(); for(let i=0;i<50000;i++) a.call(99,[x],req,out); console.log("bad call",(cpu()-t)/5e4);}
{const t=cpu(); for(let i=0;i<50000;i++) a.rowCount(5); console.log("rowCount",(cpu()-t)/5e4);}
{const t=cpu(); for(let i=0;i<50000;i++) a.free(5); console.log("free",(cpu()-t)/5e4);}
