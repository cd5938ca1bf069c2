import { chromium } from '@playwright/test'
const out='/tmp/shots', base='http://127.0.0.1:3150'
const b=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--no-sandbox']})
async function sign(name){const c=await b.newContext({viewport:{width:1440,height:900}});const p=await c.newPage();await p.goto(base+'/sign-in');await p.waitForLoadState('networkidle');await p.getByRole('button',{name}).click();await p.waitForURL(/portfolio|portal/);await p.waitForLoadState('networkidle');return p}
async function shoot(p,path,name,looks=[[1440,'light'],[1440,'dark'],[360,'light']]){await p.goto(base+path);await p.waitForLoadState('networkidle');for(const [w,s] of looks){await p.setViewportSize({width:w,height:w===360?800:900});await p.emulateMedia({colorScheme:s,reducedMotion:'reduce'});await p.waitForTimeout(250);await p.screenshot({path:`${out}/${name}-${w}-${s}.png`,fullPage:true})}await p.setViewportSize({width:1440,height:900});await p.emulateMedia({colorScheme:'light'})}
const which=process.argv[2]||'all'
if(which==='all'||which==='prime'){
const p=await sign('Amir Thornquist')
await shoot(p,'/portfolio','portfolio')
await p.goto(base+'/portfolio');const href={};for(const n of ['Larkfield','Brightwater','Omnivane','Tallgrass'])href[n]=await p.getByRole('link',{name:new RegExp(n)}).first().getAttribute('href')
console.log(href)
for(const n in href){await shoot(p,href[n],'wb-'+n,[[1440,'light']])}
await shoot(p,href.Tallgrass+'?criterion=PER-02','wb-per02')
for(const x of ['history','decision'])await shoot(p,href.Larkfield+'/'+x,x)
await p.goto(base+href.Tallgrass+'?criterion=PER-02');const ev=await p.getByRole('link',{name:/#\d+$/}).first().getAttribute('href');await shoot(p,ev,'evidence')
await shoot(p,'/subcontractors','subs');const s=await p.getByRole('link',{name:/Tallgrass/}).first().getAttribute('href');await shoot(p,s,'sub')
await shoot(p,'/programs','programs');const g=await p.getByRole('link',{name:/Heron/}).first().getAttribute('href');await shoot(p,g,'program')
for(const x of ['assessments/new','outbox','audit'])await shoot(p,'/'+x,x.replace('/','-'))
for(const n in href){const r=await p.request.get(base+href[n]+'/report.pdf');(await import('node:fs')).writeFileSync(`${out}/report-${n}.pdf`,await r.body());console.log(n,r.status())}
}
if(which==='all'||which==='sub'){
const p=await sign('Lorraine Haverford')
await shoot(p,'/portal','portal');const r=await p.getByRole('link',{name:'Kestrel Seeker'}).first().getAttribute('href')
for(const x of ['','/program','/personnel','/evidence','/submit'])await shoot(p,r+x,'portal'+(x.replace('/','-')||'-home'))
await shoot(p,'/portal/profile','portal-profile')
}
await b.close()
