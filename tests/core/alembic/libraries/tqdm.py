from tqdm import tqdm, trange
from tqdm.auto import tqdm as bar


def upgrade():
    seen = tqdm([1, 2, 3], desc='rows', unit='row')
    print(len(seen), seen.total, [each * 2 for each in seen], seen.n)
    with bar(total=10, initial=2) as progress:
        progress.update()
        progress.update(4)
        progress.set_description('halfway')
        progress.set_postfix(rows=7)
        progress.refresh()
        print(progress.n, progress.desc, progress.total)
    print(list(trange(2, 5)))
    tqdm.write('said')
    print(bar(iter([1])).total)
