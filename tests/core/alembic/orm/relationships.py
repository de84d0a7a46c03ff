"""Both sides of a foreign key, back_populates, backref, tables between, and what goes with what."""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.orm import backref, declarative_base, relationship, sessionmaker

Base = declarative_base()

membership = sa.Table(
    "membership",
    Base.metadata,
    sa.Column("user_id", sa.Integer, sa.ForeignKey("user.id"), primary_key=True),
    sa.Column("team_id", sa.Integer, sa.ForeignKey("team.id"), primary_key=True),
)


class User(Base):
    __tablename__ = "user"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String)
    posts = relationship("Post", back_populates="author", order_by="Post.title.desc()")
    teams = relationship("Team", secondary="membership", backref="members")
    notes = relationship("Note", cascade="all, delete-orphan", backref=backref("user"))


class Post(Base):
    __tablename__ = "post"
    id = sa.Column(sa.Integer, primary_key=True)
    title = sa.Column(sa.String)
    author_id = sa.Column(sa.ForeignKey("user.id"))
    author = relationship(User, back_populates="posts")


class Team(Base):
    __tablename__ = "team"
    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String)


class Note(Base):
    __tablename__ = "note"
    id = sa.Column(sa.Integer, primary_key=True)
    text = sa.Column(sa.String)
    user_id = sa.Column(sa.Integer, sa.ForeignKey("user.id"))


class Node(Base):
    __tablename__ = "node"
    id = sa.Column(sa.Integer, primary_key=True)
    parent_id = sa.Column(sa.Integer, sa.ForeignKey("node.id"))
    name = sa.Column(sa.String)
    children = relationship("Node", backref=backref("parent", remote_side=[id]))


def upgrade():
    Base.metadata.create_all(op.get_bind())
    session = sessionmaker(bind=op.get_bind())()
    anna = User(name="anna", posts=[Post(title="a"), Post(title="b")])
    print(anna.posts[0].author is anna)
    session.add(anna)
    bob = User(name="bob")
    session.add(Post(title="c", author=bob))
    red, blue = Team(name="red"), Team(name="blue")
    anna.teams.append(red)
    bob.teams = [red, blue]
    anna.notes.append(Note(text="first"))
    bob.notes = [Note(text="second"), Note(text="third")]
    session.commit()
    print([post.title for post in anna.posts], [user.name for user in red.members])
    print(session.query(Post).filter(Post.author == bob).one().title)
    print([user.name for user in session.query(User).filter(User.posts.any(Post.title == "a"))])
    print([post.title for post in session.query(Post).filter(Post.author.has(name="anna")).order_by(Post.id)])
    print([user.name for user in session.query(User).join(User.teams).filter(Team.name == "blue")])
    print([row for row in session.query(User.name, Post.title).join(Post).order_by(Post.title)])
    print([row for row in session.query(User.name, Post.title).outerjoin(User.posts).order_by(Post.title)])
    bob.teams.remove(red)
    bob.notes.pop(0)
    anna.posts.remove(anna.posts[0])
    session.commit()
    print([team.name for team in bob.teams], [note.text for note in bob.notes], len(anna.posts))
    print(session.query(Note).count(), session.query(Post).filter(Post.author_id == None).count())
    root = Node(name="root", children=[Node(name="leaf"), Node(name="branch", children=[Node(name="twig")])])
    session.add(root)
    session.commit()
    twig = session.query(Node).filter_by(name="twig").one()
    print(twig.parent.parent.name, [child.name for child in twig.parent.parent.children])
    session.delete(bob)
    session.commit()
    print(session.query(User).count(), session.query(Note).count())
